using System.Text;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>What an instrument is called in Prometheus (OpenTelemetry, "Prometheus and OpenMetrics Compatibility").</summary>
public static class PrometheusName
{
    /// <summary>The metric's name with its unit, and <c>_total</c> behind a counter.</summary>
    public static string Of(string instrument, string? unit, MetricKind kind)
    {
        var name = Clean(instrument);
        if (SuffixOf(unit, kind) is { } suffix && !name.EndsWith('_' + suffix, StringComparison.Ordinal)) name += '_' + suffix;
        if (kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal)) return name + "_total";

        // Only histograms may end so: the runtime's "thread.count" is the gauge of its threads.
        return kind == MetricKind.Gauge && name.EndsWith("_count", StringComparison.Ordinal) ? name[..^"_count".Length] : name;
    }

    /// <summary>A name with an underscore for everything that a name must not have.</summary>
    public static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length + 1);
        if (name.Length == 0 || char.IsAsciiDigit(name[0])) clean.Append('_');
        foreach (var character in name)
            clean.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        return clean.ToString();
    }

    // A unit in braces only says what is counted.
    private static string? SuffixOf(string? unit, MetricKind kind) => unit switch
    {
        null or "" => null,
        "s" => "seconds",
        "By" => "bytes",
        "1" => kind == MetricKind.Gauge ? "ratio" : null,
        "%" => "percent",
        _ when unit[0] == '{' => null,
        _ => Clean(unit),
    };
}
