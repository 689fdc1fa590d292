using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>Keeps the values of this application's instruments, and of the runtime's, for Prometheus and for an OpenTelemetry collector.</summary>
internal static class MetricExport
{
    // The name under which OpenTelemetry listens.
    private const string Listener = "OpenTelemetry";

    /// <summary>The meters that are given out, by the start of their names.</summary>
    private static readonly string[] Meters =
    [
        "Ticketing.", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.Orleans",
    ];

    /// <summary>Adds it: <c>/metrics</c> where the settings name an address for it, and the collector where they name one.</summary>
    public static void AddMetricExport(this IServiceCollection services, OperationsSettings settings)
    {
        // By the application's own factory of meters and not by OpenTelemetry's AddMeter, which would hear other applications of the same process too.
        services.AddMetrics(static metrics =>
        {
            foreach (var start in Meters) metrics.EnableMetrics(start, instrumentName: null, Listener);
        });
        services.AddOpenTelemetry().ConfigureResource(Otlp.NameProcess).WithMetrics(metrics =>
        {
            metrics.AddView(MetricViews.Of);
            metrics.AddInstrumentation(static provider => new ThreadPoolMetrics(provider.GetRequiredService<IMeterFactory>()));
            if (settings.Metrics is not null) metrics.AddPrometheusExporter(Shape);
            if (settings.Otlp is { } collector) metrics.AddOtlpExporter(otlp => otlp.SendMetrics(collector));
        });
        if (settings.Metrics is null) return;
        services.AddSingleton<MetricsServer>();
        services.AddHostedService(static provider => provider.GetRequiredService<MetricsServer>());
    }

    // A series has the tags of its instrument only, and every answer is of the moment it is asked for.
    private static void Shape(PrometheusAspNetCoreOptions prometheus)
    {
        prometheus.ScopeInfoEnabled = false;
        prometheus.TargetInfoEnabled = false;
        prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
    }
}
