using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ticketing.Api.Accounts;
using Ticketing.Api.Hosting;
using Ticketing.Grains.Accounts;

namespace Ticketing.Tests.Api;

/// <summary>The application in this process: a real Kestrel on a free loopback port, a data folder of its own.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private ApiServer(WebApplication app, DirectoryInfo folder)
    {
        App = app;
        _folder = folder;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public WebApplication App { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => App.Services;

    /// <param name="settings">Settings over those of tests.</param>
    /// <param name="services">Services over those of the application.</param>
    /// <param name="map">Endpoints beside those of the application, under /v1.</param>
    public static async Task<ApiServer> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        Action<RouteGroupBuilder>? map = null)
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = folder.FullName });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AccessTokens:KeyFolder"] = Path.Combine(folder.FullName, "keys"),
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddTicketingApi(builder.Configuration);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        var v1 = app.MapTicketingApi();
        map?.Invoke(v1);
        await app.StartAsync();
        return new ApiServer(app, folder);
    }

    /// <summary>An access token as log-in would give it, for tests that need a caller but no account.</summary>
    public string TokenFor(Guid user, Role role = Role.User, string session = "session") =>
        Services.GetRequiredService<AccessTokens>().Issue(new Caller(user, role, session));

    public async Task<JsonAnswer> SendAsync(
        HttpMethod method, string path, object? body = null, string? token = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, MediaTypeHeaderValue.Parse("application/json")),
            _ => System.Net.Http.Json.JsonContent.Create(body),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return await JsonAnswer.ReadAsync(response);
    }

    public Task<JsonAnswer> GetAsync(string path, string? token = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, token, headers);

    public Task<JsonAnswer> PostAsync(string path, object? body, string? token = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, token, headers);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
