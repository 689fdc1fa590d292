using System.Globalization;
using System.Text;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>Writes metrics in Prometheus' text format 0.0.4.</summary>
public static class PrometheusText
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes the families.</summary>
    public static string Write(IReadOnlyList<MetricFamily> families)
    {
        var text = new StringBuilder(64 * 1024);
        foreach (var group in families.GroupBy(NameOf, StringComparer.Ordinal))
        {
            // Two meters may have an instrument of the same name; a name has one kind, the first one's.
            var first = group.First();
            var same = group.Where(family => family.Kind == first.Kind).SelectMany(family => family.Series).ToList();
            if (same.Count == 0) continue;
            text.Append("# HELP ").Append(group.Key).Append(' ').Append(EscapeHelp(HelpOf(first))).Append('\n');
            text.Append("# TYPE ").Append(group.Key).Append(' ').Append(TypeOf(first.Kind)).Append('\n');
            foreach (var series in same)
            {
                if (first.Kind == MetricKind.Histogram) WriteHistogram(text, group.Key, series);
                else Line(text, group.Key, series, null, series.Value);
            }
        }

        return text.ToString();
    }

    private static string NameOf(MetricFamily family) => PrometheusName.Of(family.Instrument.Name, family.Instrument.Unit, family.Kind);

    private static string HelpOf(MetricFamily family) =>
        string.IsNullOrEmpty(family.Instrument.Description) ? family.Instrument.Name : family.Instrument.Description;

    private static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };

    private static void WriteHistogram(StringBuilder text, string name, MetricSeries series)
    {
        var distribution = series.Distribution();
        var sum = 0L;
        for (var bucket = 0; bucket < distribution.Bounds.Count; bucket++)
        {
            sum += distribution.Counts[bucket];
            Line(text, name + "_bucket", series, Number(distribution.Bounds[bucket]), sum);
        }

        sum += distribution.Counts[^1];
        Line(text, name + "_bucket", series, "+Inf", sum);
        Line(text, name + "_sum", series, null, distribution.Sum);
        Line(text, name + "_count", series, null, sum);
    }

    private static void Line(StringBuilder text, string name, MetricSeries series, string? bound, double value)
    {
        text.Append(name);
        var separator = '{';
        foreach (var (key, label) in series.Labels)
        {
            text.Append(separator).Append(PrometheusName.Clean(key)).Append("=\"").Append(EscapeLabel(label)).Append('"');
            separator = ',';
        }

        if (bound is not null)
        {
            text.Append(separator).Append("le=\"").Append(bound).Append('"');
            separator = ',';
        }

        if (separator == ',') text.Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string EscapeHelp(string help) =>
        help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string EscapeLabel(string label) => EscapeHelp(label).Replace("\"", "\\\"", StringComparison.Ordinal);
}
