using Ticketing.Bench.Load;

namespace Ticketing.Bench.Reports;

/// <summary>The figures as one table: for each scenario a line for the closed loop and one for the open loop.</summary>
internal static class Table
{
    private static readonly string[] Head =
    [
        "scenario", "loop", "bare/s", "path/s", "ratio (min–max)", "target", "p50 ms", "p95", "p99", "p99.9", "max", "ok", "refused", "failed", "µs cpu each (bare)",
    ];

    /// <summary>The lines of the table, in Markdown, so a report can take them as they are.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Comparison> comparisons)
    {
        string[][] rows = [Head, .. comparisons.SelectMany(comparison => new[] { Closed(comparison), Open(comparison) })];
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        yield return Line(rows[0], widths);
        yield return $"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|";
        foreach (var row in rows.Skip(1)) yield return Line(row, widths);
    }

    private static string Line(string[] cells, int[] widths) => $"| {string.Join(" | ", cells.Select((cell, at) => cell.PadRight(widths[at])))} |";

    private static string[] Closed(Comparison comparison)
    {
        var (lowest, median, highest) = comparison.Ratio;
        return
        [
            comparison.Scenario.Name, "closed", $"{comparison.BarePerSecond:0}", PathRate(comparison), $"{median:0.00} ({lowest:0.00}–{highest:0.00})",
            comparison.Scenario.Target, .. Latency(comparison.Closed), .. Counts(comparison.Closed),
            $"{comparison.ServerTimeEach.TotalMicroseconds:0} ({comparison.BareServerTimeEach.TotalMicroseconds:0})",
        ];
    }

    private static string[] Open(Comparison comparison)
    {
        var result = comparison.Open.Result;
        var done = comparison.Scenario.Done(result);
        var each = done == 0 ? "" : $"{(comparison.Open.ServerTime / done).TotalMicroseconds:0}";
        return
        [
            comparison.Scenario.Name, $"open {comparison.Rate:0}/s", "", $"{done / result.Elapsed.TotalSeconds:0}", result.NotBegun > 0 ? $"{result.NotBegun} not begun" : "", "",
            .. Latency(result), .. Counts(result), each,
        ];
    }

    private static string PathRate(Comparison comparison) =>
        comparison.PathRequestsPerSecond > 1.5 * comparison.PathPerSecond
            ? $"{comparison.PathPerSecond:0} ({comparison.PathRequestsPerSecond:0} req/s)"
            : $"{comparison.PathPerSecond:0}";

    private static string[] Latency(LoadResult result) =>
        [.. new[] { 50, 95, 99, 99.9 }.Select(percent => Milliseconds(result.Latency.Percentile(percent))), Milliseconds(result.Latency.Max)];

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds < 10 ? $"{time.TotalMilliseconds:0.00}" : $"{time.TotalMilliseconds:0}";

    private static string[] Counts(LoadResult result) => [$"{result.Succeeded}", $"{result.Refused}", $"{result.Failed}"];
}
