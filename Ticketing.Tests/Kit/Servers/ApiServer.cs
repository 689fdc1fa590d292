using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;
using Ticketing.Hosting.Server;
using Ticketing.Silo.Hosting;
using Ticketing.Tests.Hosting;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Storage;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>The application in this process: a real Kestrel on a free loopback port, a data folder of its own.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    /// <summary>The password of accounts that <see cref="SignUpAsync"/> makes.</summary>
    public const string Password = "비밀-word-1";

    private const string AdminEmail = "admin@example.com";
    private const string AdminPassword = "admin-word-1";

    private readonly DirectoryInfo _folder;
    private ApiServer? _second;

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
    /// <param name="services">Services in place of those the application would choose.</param>
    /// <param name="map">Endpoints beside those of the application, under /v1.</param>
    public static async Task<ApiServer> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        Action<RouteGroupBuilder>? map = null)
    {
        var server = await StartAloneAsync(settings, services, map);
        if (TestSilos.Count > 1) server._second = await server.StartSecondAsync(settings, services);
        return server;
    }

    /// <summary>Another silo of this one's cluster, on its store; its API is as good.</summary>
    internal Task<ApiServer> StartSecondAsync(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var joined = TestSilos.SettingsToJoin(Services.GetRequiredService<IConfiguration>());
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal)) joined.TryAdd(name, value);
        joined["Storage:MySql"] = joined["Storage:MySqlReplica"] = null; // It would open one of its own.
        return StartAloneAsync(joined, added =>
        {
            services?.Invoke(added);
            added.AddSingleton(Services.GetRequiredService<IRowStore>());
        });
    }

    /// <summary>The same of one silo, whatever the run says.</summary>
    internal static async Task<ApiServer> StartAloneAsync(
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        Action<RouteGroupBuilder>? map = null)
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-");
        var app = SiloHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(TestSettings(folder));
            builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            TestSilos.KeepSmall(builder.Services);
            services?.Invoke(builder.Services);
        });
        map?.Invoke(app.MapGroup("/v1").WithBodyLimit(BodyLimit.Default));
        try
        {
            await SiloHost.StartAsync(app);
        }
        catch
        {
            // A start that fails may have begun with the silo, which would run until the end of all tests.
            await app.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }

        return new ApiServer(app, folder);
    }

    private static Dictionary<string, string?> TestSettings(DirectoryInfo folder) => new(StringComparer.Ordinal)
    {
        ["Storage:DataFolder"] = folder.FullName,
        ["Storage:MySql"] = TestStore.IsMySql ? TestStore.NewMySqlDatabase() : null,
        ["Orleans:Endpoints:SiloPort"] = $"{LoopbackPort.Free()}",
        ["Orleans:Endpoints:GatewayPort"] = "0",
        ["Accounts:PasswordIterations"] = "1000",
        ["Accounts:WeakHashes"] = "true",
        ["Accounts:SignUp:PerAddressAndHour"] = "0",
        ["Rates:Buying:PerSecond"] = "0",
        ["Rates:Browsing:PerSecond"] = "0",
        ["Admin:Email"] = AdminEmail,
        ["Admin:Password"] = AdminPassword,
    };

    /// <summary>
    /// An access token as log-in would give it, for tests that need a caller but no account. A promoter or an admin gets an account all the
    /// same, because acts of staff ask for the present role.
    /// </summary>
    public string TokenFor(Guid user, Role role = Role.User, string session = "session", long epoch = 0)
    {
        if (role != Role.User) AddAccountAsync(user, role).GetAwaiter().GetResult();
        return Services.GetRequiredService<AccessTokens>().Issue(new Caller(user, role, session, epoch));
    }

    private async Task AddAccountAsync(Guid user, Role role)
    {
        var store = Services.GetRequiredService<IRowStore>();
        if ((await store.ReadAsync(new AccountOf(user))).Count > 0) return;
        await store.TryCommitAsync([new AccountRow(user, $"{user:N}@example.com", "홍길동", "", role, DateTimeOffset.UtcNow, null) { Version = 1 }]);
    }

    /// <summary>Signs somebody up and logs them in.</summary>
    public async Task<LoggedIn> SignUpAsync(string? email = null)
    {
        email ??= $"{Guid.NewGuid():N}@example.com";
        (await PostAsync("/v1/accounts", new { email, password = Password, name = "홍길동" })).Status.ShouldBe(HttpStatusCode.Created);
        return await LogInAsync(email, Password);
    }

    /// <summary>Logs in.</summary>
    public async Task<LoggedIn> LogInAsync(string email, string password) =>
        LoggedIn.Of(email, await PostAsync("/v1/sessions", new { email, password }));

    /// <summary>Logs the first admin in.</summary>
    public Task<LoggedIn> AdminAsync() => LogInAsync(AdminEmail, AdminPassword);

    /// <summary>Signs somebody up, has the admin make them a promoter, and logs them in.</summary>
    public async Task<LoggedIn> PromoterAsync()
    {
        var person = await SignUpAsync();
        var admin = await AdminAsync();
        var answer = await SendAsync(
            HttpMethod.Put, $"/v1/admin/accounts/{person.User}/role", new { role = "promoter" }, admin.Token, ("If-Match", "\"1\""));
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return await LogInAsync(person.Email, Password);
    }

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
        if (_second is not null) await _second.DisposeAsync();
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
