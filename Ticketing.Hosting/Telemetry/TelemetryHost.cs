using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Hosting.Telemetry.Metrics;

namespace Ticketing.Hosting.Telemetry;

/// <summary>What lets operators see into a process, silo or API: metrics, traces, logs.</summary>
public static class TelemetryHost
{
    /// <summary>Adds what the settings under <c>Operations</c> ask for. Nothing listens to what nobody asks for.</summary>
    /// <exception cref="InvalidOperationException">A setting makes no sense.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        LogDefaults.AddTo(builder.Configuration);
        var settings = OperationsSettings.Of(builder);
        builder.Services.AddSingleton(settings);
        builder.Services.AddMetrics();
        if (settings.JsonLogs) builder.Logging.AddJsonLogs();
        if (settings.Metrics is not null || settings.Otlp is not null) builder.Services.AddMetricExport(settings);
        if (settings.Otlp is { } collector) builder.Services.AddTraceExport(collector, settings.TraceShare);
    }
}
