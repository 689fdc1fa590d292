using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ticketing.Tests.Operations;

/// <summary>Takes the messages of Alertmanager in place of a chat or a pager.</summary>
internal sealed class AlertReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, TaskCompletionSource<JsonElement>> _told = new(StringComparer.Ordinal);

    private AlertReceiver(WebApplication app) => _app = app;

    public Uri Address => new($"{_app.Urls.First()}/alerts");

    public static async Task<AlertReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new AlertReceiver(app);
        app.MapPost("/alerts", (JsonElement message) => receiver.Take(message));
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The first message about an alert that has this status.</summary>
    public Task<JsonElement> MessageAsync(string alert, string status) => Of($"{alert} {status}").Task;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Take(JsonElement message)
    {
        Of($"{message.GetProperty("commonLabels").GetProperty("alertname").GetString()} {message.GetProperty("status").GetString()}").TrySetResult(message.Clone());
        return Results.Ok();
    }

    private TaskCompletionSource<JsonElement> Of(string what)
    {
        lock (_told)
        {
            if (!_told.TryGetValue(what, out var waits)) _told[what] = waits = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
            return waits;
        }
    }
}
