using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ticketing.Hosting.Telemetry;

/// <summary>Sends traces and metrics to an OpenTelemetry collector while the process runs; what it cannot take is dropped.</summary>
/// <param name="collector">Its address, without a path.</param>
/// <param name="traceShare">The share of requests that are traced.</param>
/// <param name="meters">The meters that are sent, by the start of their names.</param>
internal sealed class OtlpExport(Uri collector, double traceShare, IReadOnlyList<string> meters) : IHostedService, IDisposable
{
    // Request, grain call, commit: a trace goes from one to the next.
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Ticketing.Storage"];

    private TracerProvider? traces;
    private MeterProvider? metrics;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var process = ResourceBuilder.CreateDefault().AddService("ticketing", serviceInstanceId: $"{Environment.MachineName}/{Environment.ProcessId}");
        // By the trace's id, so that every process decides the same; a stranger's wish to be traced counts no more than anybody's.
        var share = new TraceIdRatioBasedSampler(traceShare);
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(process)
            .SetSampler(new ParentBasedSampler(share, remoteParentSampled: share))
            .AddSource(Sources)
            .AddOtlpExporter(otlp => Send(otlp, "/v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(process)
            .AddMeter([.. meters.Select(static start => start + '*')])
            .AddOtlpExporter(otlp => Send(otlp, "/v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    private void Send(OtlpExporterOptions otlp, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(collector, path);
    }
}
