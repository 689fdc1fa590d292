using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using OpenTelemetry.Metrics;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>
/// <c>/metrics</c> at an address of its own, which is nothing else's: whoever reaches the API does not reach it, whatever a proxy
/// in front lets through.
/// </summary>
internal sealed class MetricsServer(MeterProvider meters, OperationsSettings settings, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private WebApplication? server;

    /// <summary>Where it listens; null while it does not.</summary>
    public Uri? Address => server?.Urls.FirstOrDefault() is { } url ? new Uri(url) : null;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Metrics is not { } address) return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        builder.WebHost.UseUrls(address.ToString());
        builder.Logging.AddProvider(new Forward(loggers));
        server = builder.Build();
        server.UseOpenTelemetryPrometheusScrapingEndpoint(
            meters, static context => IsMetrics(context.Request) && IsGet(context.Request), path: null, UseOneFormat, optionsName: null);
        server.Run(RefuseAsync);
        await server.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Prometheus' text format 0.0.4 for everybody. Other formats have other names for the same series, and dashboards and alerts know one.
    private static void UseOneFormat(IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Request.Headers.Remove(HeaderNames.Accept);
        return next(context);
    });

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = IsMetrics(context.Request) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsMetrics(HttpRequest request) => request.Path == "/metrics";

    private static bool IsGet(HttpRequest request) => HttpMethods.IsGet(request.Method);

    // Its lines go where the application's go.
    private sealed class Forward(ILoggerFactory loggers) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }
}
