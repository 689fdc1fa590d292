namespace Ticketing.Bench.Comparisons;

/// <summary>What a warm-up has come to.</summary>
internal enum WarmUpVerdict
{
    /// <summary>The rate still moves, or it is too early to say.</summary>
    GoesOn,

    /// <summary>The rate stands still: figures count from here on.</summary>
    StandsStill,

    /// <summary>The longest time is over and the rate still moves; figures say so.</summary>
    GivenUp,
}

/// <summary>
/// How long to load before a figure counts. Code is compiled twice or three times while it runs, pools and caches fill, and the heap finds its size; all of it shows as a rate
/// that moves. The drift is Theil and Sen's, the median of the slopes between any two of the last seconds, because one collection of garbage or one slow sync moves a
/// least-squares line and does not move this one.
/// </summary>
/// <param name="Shortest">The shortest warm-up; what the first seconds say is not believed.</param>
/// <param name="Longest">The longest warm-up.</param>
internal sealed record WarmUpRule(TimeSpan Shortest, TimeSpan Longest)
{
    /// <summary>How many of the last rates are looked at, one per second.</summary>
    public const int Window = 6;

    /// <summary>The largest drift over the window, as a share of the median rate.</summary>
    public const double MaxDrift = 0.1;

    /// <summary>The largest distance between the highest and the lowest rate of the window, as a share of the median: more is a rate that says nothing.</summary>
    public const double MaxSpread = 0.6;

    /// <summary>Judges.</summary>
    /// <param name="loaded">How long it was loaded so far.</param>
    /// <param name="rates">The rates of the seconds so far, in order.</param>
    public WarmUpVerdict Judge(TimeSpan loaded, IReadOnlyList<double> rates)
    {
        if (loaded < Shortest) return WarmUpVerdict.GoesOn;
        if (StandsStill(rates)) return WarmUpVerdict.StandsStill;
        return loaded < Longest ? WarmUpVerdict.GoesOn : WarmUpVerdict.GivenUp;
    }

    /// <summary>Whether the last rates neither rise nor fall nor jump. A rate that is missing, not a number or zero never stands still.</summary>
    public static bool StandsStill(IReadOnlyList<double> rates)
    {
        if (rates.Count < Window) return false;
        double[] last = [.. rates.Skip(rates.Count - Window)];
        if (!last.All(rate => double.IsFinite(rate) && rate > 0)) return false;
        var median = Median(last);
        return Math.Abs(Median(Slopes(last))) * Window <= MaxDrift * median && last.Max() - last.Min() <= MaxSpread * median;
    }

    private static double[] Slopes(double[] rates) =>
        [.. from one in Enumerable.Range(0, rates.Length) from two in Enumerable.Range(one + 1, rates.Length - one - 1) select (rates[two] - rates[one]) / (two - one)];

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
