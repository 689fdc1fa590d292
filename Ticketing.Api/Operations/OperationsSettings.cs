using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Ticketing.Api.Operations;

/// <summary>The settings under <c>Operations</c>. Everything is off unless it is set.</summary>
/// <param name="Metrics">The address at which <c>/metrics</c> is given out, as <c>http://127.0.0.1:9464</c>.</param>
/// <param name="Otlp">The address of an OpenTelemetry collector for traces and metrics, as <c>http://127.0.0.1:4318</c> (OTLP over HTTP).</param>
/// <param name="TraceShare">The share of requests that are traced, 0 to 1.</param>
/// <param name="JsonLogs">Whether the console log is one JSON object per line.</param>
internal sealed record OperationsSettings(Uri? Metrics, Uri? Otlp, double TraceShare, bool JsonLogs)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">An address is none, or a share is not one.</exception>
    public static OperationsSettings Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Operations");
        return new OperationsSettings(
            AddressOf(section, nameof(Metrics), "http://127.0.0.1:9464"),
            AddressOf(section, nameof(Otlp), "http://127.0.0.1:4318"),
            ShareOf(section, nameof(TraceShare), 0.01),
            section.GetValue(nameof(JsonLogs), defaultValue: false));
    }

    private static double ShareOf(IConfigurationSection section, string name, double otherwise)
    {
        var share = section.GetValue(name, otherwise);
        return share is >= 0 and <= 1
            ? share
            : throw new InvalidOperationException($"{section.Path}:{name} is 0 to 1, not {share.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static Uri? AddressOf(IConfigurationSection section, string name, string example)
    {
        if (section[name] is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException($"{section.Path}:{name} is an address as {example}, not '{text}'.");
    }
}
