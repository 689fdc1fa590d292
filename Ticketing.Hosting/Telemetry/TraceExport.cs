using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Ticketing.Hosting.Telemetry;

/// <summary>Sends traces to an OpenTelemetry collector while the process runs.</summary>
internal static class TraceExport
{
    // Request, grain call, commit: a trace goes from one to the next.
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Ticketing.Storage"];

    /// <summary>Adds the export.</summary>
    /// <param name="services">The process.</param>
    /// <param name="collector">The collector's address, without a path.</param>
    /// <param name="share">The share of requests that are traced, 0 to 1.</param>
    public static void AddTraceExport(this IServiceCollection services, Uri collector, double share)
    {
        // By the trace's id, so that every process decides the same; a stranger's wish to be traced counts no more than anybody's.
        var byId = new TraceIdRatioBasedSampler(share);
        services.AddOpenTelemetry().ConfigureResource(Otlp.NameProcess).WithTracing(traces => traces
            .SetSampler(new ParentBasedSampler(byId, remoteParentSampled: byId))
            .AddSource(Sources)
            .AddOtlpExporter(otlp => otlp.SendTraces(collector)));
    }
}
