using System.Globalization;

namespace Ticketing.Bench.Reports;

/// <summary>The figures as Markdown.</summary>
internal static class Table
{
    private static readonly string[] Head =
    [
        "scenario", "size", "who", "load", "per s", "of bare", "of ours", "ours is", "on MariaDB", "p50 ms", "p90", "p95", "p99", "p99.9", "max", "ok", "refused", "dropped", "µs cpu each", "driver", "warm s", "target or claim", "note",
    ];

    /// <summary>The lines of the table, without those of <see cref="Latencies"/>. Empty columns are left out.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Figure> figures)
    {
        string[][] rows = [.. figures.Where(figure => figure.OfClosed is null).Select(Row)];
        int[] columns = [.. Enumerable.Range(0, Head.Length).Where(column => rows.Any(row => row[column].Length > 0))];
        string[][] all = [Head, .. rows];
        var widths = columns.Select(column => all.Max(row => row[column].Length)).ToArray();
        yield return Line(Head, columns, widths);
        yield return $"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|";
        foreach (var row in rows) yield return Line(row, columns, widths);
    }

    /// <summary>One line for each subject that takes turns; this table is copied into the README.</summary>
    public static IEnumerable<string> Summary(IEnumerable<Figure> figures)
    {
        var compared = figures.Where(IsOfTurns).ToArray();
        if (compared.Length == 0) yield break;
        string[] scenarios = [.. compared.Select(figure => figure.Scenario).Distinct()];
        yield return $"| per second | {string.Join(" | ", scenarios)} |";
        yield return $"|---|{string.Concat(scenarios.Select(_ => "---|"))}";
        foreach (var subject in compared.GroupBy(figure => figure.Subject))
        {
            var cells = scenarios.Select(scenario => subject.FirstOrDefault(figure => figure.Scenario == scenario) is { } figure ? Cell(figure) : "");
            yield return $"| {subject.Key} | {string.Join(" | ", cells)} |";
        }

        if (compared.Any(figure => figure.WarmUp is { StandsStill: false }))
        {
            yield return "";
            yield return "~ The rate still moved after the warm-up.";
        }
    }

    /// <summary>Latencies at shares of the closed-loop rate, counted from the time at which each piece of work should have begun.</summary>
    public static IEnumerable<string> Latencies(IEnumerable<Figure> figures)
    {
        var open = figures.Where(figure => figure.OfClosed is not null).ToArray();
        if (open.Length == 0) yield break;
        yield return "| latency in ms | who | of its closed rate | asked per s | done per s | dropped | p50 | p90 | p99 | p99.9 | max |";
        yield return "|---|---|---|---|---|---|---|---|---|---|---|";
        foreach (var figure in open)
        {
            var times = figure.Latency;
            yield return Invariant($"| {figure.Scenario} | {figure.Subject} | {figure.OfClosed:P0} | {figure.AskedPerSecond:N0} | {figure.PerSecond:N0} | {figure.NotBegun} ")
                + Invariant($"| {Short(times.P50)} | {Short(times.P90)} | {Short(times.P99)} | {Short(times.P999)} | {Short(times.Max)} |");
        }
    }

    /// <summary>Whether a figure comes from the rounds, in which ratios are meaningful.</summary>
    public static bool IsOfTurns(Figure figure) => figure.ToBare is not null || (figure.Subject == "bare" && figure.Phase != "cold");

    private static string Cell(Figure figure) => (figure.WarmUp is { StandsStill: false } ? "~" : "") + Rate(figure);

    private static string Rate(Figure figure) => figure switch
    {
        { OursIs: { } times, OursOnMariaDbIs: { } same } => Invariant($"{figure.PerSecond:N0}; ours {times.Median:0.0} ×, on MariaDB {same.Median:0.0} ×"),
        { OursIs: { } times } => Invariant($"{figure.PerSecond:N0}; ours {times.Median:0.0} ×"),
        { ToOurs: { } share } => Invariant($"{figure.PerSecond:N0}; {share.Median:0.00} of ours"),
        { ToBare: { } share } => Invariant($"{figure.PerSecond:N0}; {share.Median:0.00} of bare"),
        _ => Invariant($"{figure.PerSecond:N0}"),
    };

    private static string Line(string[] cells, int[] columns, int[] widths) => $"| {string.Join(" | ", columns.Select((column, at) => cells[column].PadRight(widths[at])))} |";

    private static string[] Row(Figure figure) =>
    [
        figure.Scenario, figure.Size, figure.Subject, figure.Phase,
        figure.RequestsPerSecond > 1.5 * figure.PerSecond ? Invariant($"{figure.PerSecond:0} ({figure.RequestsPerSecond:0} req)") : Invariant($"{figure.PerSecond:0}"),
        Range(figure.ToBare), Range(figure.ToOurs), Range(figure.OursIs), Range(figure.OursOnMariaDbIs),
        Short(figure.Latency.P50), Short(figure.Latency.P90), Short(figure.Latency.P95), Short(figure.Latency.P99), Short(figure.Latency.P999), Short(figure.Latency.Max),
        Invariant($"{figure.Succeeded}"),
        figure.Refused == 0 ? "" : Invariant($"{figure.Refused} ({string.Join(", ", figure.Codes.Select(code => $"{code.Key} {code.Value}"))})"),
        figure.NotBegun == 0 ? "" : Invariant($"{figure.NotBegun}"),
        Costs(figure), Invariant($"{figure.DriverShare:P0}"),
        figure.WarmUp is { } warm ? Invariant($"{warm.Seconds:0}{(warm.StandsStill ? "" : ", still moving")}") : "",
        figure.Phase == "cold" ? "" : figure.Target, Note(figure),
    ];

    private static string Costs(Figure figure) => figure.Microseconds.Count <= 2
        ? Invariant($"{figure.ServerMicroseconds:0}")
        : Invariant($"{figure.ServerMicroseconds:0} ({string.Join(", ", figure.Microseconds.Where(part => part.Key != "driver").Select(part => Invariant($"{part.Key} {part.Value:0}")))})");

    private static string Note(Figure figure) =>
        figure.LastToFirst is { } falling ? Invariant($"the last fifth of the time is {falling:0.00} of the first; {figure.Note}").TrimEnd(' ', ';') : figure.Note;

    private static string Range(Ratio? ratio) => ratio is null ? "" : Invariant($"{ratio.Median:0.00} ({ratio.Lowest:0.00}–{ratio.Highest:0.00})");

    private static string Short(double milliseconds) => milliseconds < 10 ? Invariant($"{milliseconds:0.00}") : Invariant($"{milliseconds:0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
