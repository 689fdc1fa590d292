using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Ticketing.Hosting.Telemetry;

/// <summary>The settings under <c>Operations</c>. Everything is off unless it is set; in Development the dashboard is on.</summary>
/// <param name="Metrics">The address at which <c>/metrics</c> is given out, as <c>http://127.0.0.1:9464</c>.</param>
/// <param name="Otlp">The address of an OpenTelemetry collector for traces and metrics, as <c>http://127.0.0.1:4318</c> (OTLP over HTTP).</param>
/// <param name="TraceShare">The share of requests that are traced, 0 to 1.</param>
/// <param name="JsonLogs">Whether the console log is one JSON object per line.</param>
/// <param name="Dashboard">Whether Orleans' dashboard is at <c>/dashboard</c>; the same in every process of a cluster.</param>
/// <param name="Pages">Whether <c>/docs</c>, <c>/ops</c> and the API document are there; on unless it is false.</param>
public sealed record OperationsSettings(Uri? Metrics, Uri? Otlp, double TraceShare, bool JsonLogs, bool Dashboard, bool Pages)
{
    /// <summary>Reads those of a process that is being built.</summary>
    /// <exception cref="InvalidOperationException">An address is none, a share is not one, or a switch is neither on nor off.</exception>
    public static OperationsSettings Of(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Operations");
        return new OperationsSettings(
            AddressOf(section, nameof(Metrics), "http://127.0.0.1:9464"),
            AddressOf(section, nameof(Otlp), "http://127.0.0.1:4318"),
            ShareOf(section, nameof(TraceShare), 0.01),
            section.GetValue(nameof(JsonLogs), defaultValue: false),
            SwitchOf(section, nameof(Dashboard), builder.Environment.IsDevelopment()),
            SwitchOf(section, nameof(Pages), otherwise: true));
    }

    /// <summary>
    /// Whether somebody gets to see which grain call belongs to which request: a collector by its traces, or a reader of the log by the trace ids.
    /// </summary>
    public bool FollowsTraces() => Otlp is not null || JsonLogs;

    private static bool SwitchOf(IConfigurationSection section, string name, bool otherwise)
    {
        if (section[name] is not { Length: > 0 } text) return otherwise;
        return bool.TryParse(text, out var isOn) ? isOn : throw new InvalidOperationException($"{section.Path}:{name} is true or false, not '{text}'.");
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
