using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Hosting.Telemetry.Metrics;

namespace Ticketing.Hosting.Telemetry;

/// <summary>What lets operators see into a process, silo or API: metrics, traces, logs.</summary>
public static class TelemetryHost
{
    /// <summary>The meters that are given out, by the start of their names.</summary>
    private static readonly string[] Meters =
    [
        "Ticketing.", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.Orleans",
    ];

    /// <summary>Adds it as the settings under <c>Operations</c> say.</summary>
    /// <exception cref="InvalidOperationException">A setting makes no sense.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        LogDefaults.AddTo(builder.Configuration);
        var settings = OperationsSettings.Of(builder);
        builder.Services.AddMetrics();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(provider => new MetricCollector(
            provider.GetRequiredService<IMeterFactory>(),
            instrument => settings.Metrics is not null && IsGivenOut(instrument)));
        builder.Services.AddSingleton<MetricsServer>();
        builder.Services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<MetricsServer>());
        if (settings.Otlp is { } collector)
            builder.Services.AddHostedService(_ => new OtlpExport(collector, settings.TraceShare, Meters));
        if (settings.JsonLogs) builder.Logging.AddJsonLogs();
    }

    private static bool IsGivenOut(Instrument instrument) =>
        Array.Exists(Meters, start => instrument.Meter.Name.StartsWith(start, StringComparison.Ordinal));
}
