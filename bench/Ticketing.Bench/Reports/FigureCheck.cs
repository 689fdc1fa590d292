namespace Ticketing.Bench.Reports;

/// <summary>Checks that figures are complete. A value that is missing, not a number, or zero although work was done, fails the run.</summary>
internal static class FigureCheck
{
    /// <summary>The problems of a figure, in words.</summary>
    public static IEnumerable<string> Problems(Figure figure)
    {
        if (figure.Failure is { } failure) yield return failure;
        if (figure.Succeeded + figure.Refused <= 0) yield return "nothing was done";
        foreach (var (name, value) in Rates(figure))
        {
            if (!(double.IsFinite(value) && value > 0)) yield return $"{name} is {value}";
        }

        if (!AreLatencies(figure.Latency)) yield return $"the latencies are {figure.Latency}";
        foreach (var (step, _) in figure.Steps.Where(step => !AreLatencies(step.Value))) yield return $"the latencies of {step} are missing";
        if (figure.Microseconds.Count < 2) yield return "the processor time of a process is missing";
        foreach (var (role, time) in figure.Microseconds.Where(part => !(double.IsFinite(part.Value) && part.Value >= 0))) yield return $"the processor time of {role} is {time}";
        foreach (var (name, ratio) in Ratios(figure).Where(ratio => !IsRatio(ratio.Ratio))) yield return $"{name} is {ratio}";
    }

    /// <summary>Names the subjects that should have a figure of the rounds but have none, or have no ratio to the bare endpoint.</summary>
    /// <param name="expected">The scenarios, with the subjects that take part in them.</param>
    /// <param name="figures">The figures.</param>
    public static IEnumerable<string> Absent(IEnumerable<(string Scenario, string Subject)> expected, IReadOnlyList<Figure> figures)
    {
        foreach (var (scenario, subject) in expected)
        {
            var own = figures.Where(figure => figure.Scenario == scenario && figure.Subject == subject && figure.Phase != "cold").ToArray();
            if (own.Length == 0) yield return $"{scenario}, {subject}: there is no figure";
            else if (subject != "bare" && !own.Any(figure => figure.ToBare is not null)) yield return $"{scenario}, {subject}: there is no ratio to the bare endpoint";
        }
    }

    private static IEnumerable<(string Name, double Value)> Rates(Figure figure)
    {
        yield return ("work per second", figure.PerSecond);
        yield return ("requests per second", figure.RequestsPerSecond);
        yield return ("the time", figure.Seconds);
        yield return ("the servers' processor time", figure.ServerMicroseconds);
        if (figure.OfClosed is { } share) yield return ("the share of the closed-loop rate", share);
        if (figure.AskedPerSecond is { } asked) yield return ("the rate asked for", asked);
        if (figure.LastToFirst is { } falling) yield return ("the rate at the end per the rate at the beginning", falling);
    }

    private static IEnumerable<(string Name, Ratio Ratio)> Ratios(Figure figure)
    {
        if (figure.ToBare is { } bare) yield return ("the ratio to the bare endpoint", bare);
        if (figure.ToOurs is { } ours) yield return ("the ratio to ours", ours);
        if (figure.OursIs is { } peer) yield return ("ours per this one", peer);
        if (figure.OursOnMariaDbIs is { } same) yield return ("ours on MariaDB per this one", same);
    }

    private static bool AreLatencies(Percentiles times)
    {
        double[] all = [0, times.P50, times.P90, times.P95, times.P99, times.P999, times.Max];
        return all.All(double.IsFinite) && all.SequenceEqual(all.Order());
    }

    private static bool IsRatio(Ratio ratio) => double.IsFinite(ratio.Highest) && ratio.Lowest > 0 && ratio.Lowest <= ratio.Median && ratio.Median <= ratio.Highest;
}
