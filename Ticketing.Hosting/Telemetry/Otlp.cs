using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;

namespace Ticketing.Hosting.Telemetry;

/// <summary>How traces and metrics go to an OpenTelemetry collector: OTLP over HTTP. What the collector cannot take is dropped.</summary>
internal static class Otlp
{
    /// <summary>Names this process among all that send to the collector.</summary>
    public static void NameProcess(ResourceBuilder resource) =>
        resource.AddService("ticketing", serviceInstanceId: $"{Environment.MachineName}/{Environment.ProcessId}");

    /// <summary>Sends traces.</summary>
    public static void SendTraces(this OtlpExporterOptions otlp, Uri collector) => otlp.Send(new Uri(collector, "/v1/traces"));

    /// <summary>Sends metrics.</summary>
    public static void SendMetrics(this OtlpExporterOptions otlp, Uri collector) => otlp.Send(new Uri(collector, "/v1/metrics"));

    private static void Send(this OtlpExporterOptions otlp, Uri address) => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, address);
}
