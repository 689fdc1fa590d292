using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ticketing.Tests.Deploy;

/// <summary>Stands in for an API process behind the proxy: says who it is, and sends a live stream event by event.</summary>
internal sealed class ProxyNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProxyNode(WebApplication app) => _app = app;

    /// <summary>What its health check answers.</summary>
    public bool Ready { get; set; } = true;

    /// <summary>Whether it cuts the connection of every request in place of an answer; it stays ready.</summary>
    public bool Breaks { get; set; }

    /// <summary>Lets the second event of the streams go.</summary>
    public TaskCompletionSource Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<ProxyNode> StartAsync(IPAddress address, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(address, port));
        builder.Logging.ClearProviders();
        var node = new ProxyNode(builder.Build());
        node._app.Run(node.AnswerAsync);
        await node._app.StartAsync();
        return node;
    }

    public ValueTask DisposeAsync()
    {
        Second.TrySetResult();
        return _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/health/ready")
        {
            context.Response.StatusCode = Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (Breaks)
        {
            context.Abort();
            return;
        }

        if (!context.Request.Path.Value!.EndsWith("/events", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync($"{context.Connection.LocalIpAddress} for {context.Request.Headers["X-Forwarded-For"]}");
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("data: 1\n\n");
        await context.Response.Body.FlushAsync();
        await Second.Task;
        await context.Response.WriteAsync("data: 2\n\n");
    }
}
