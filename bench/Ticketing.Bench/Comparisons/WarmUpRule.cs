namespace Ticketing.Bench.Comparisons;

/// <summary>The state of a warm-up.</summary>
internal enum WarmUpVerdict
{
    /// <summary>The rate still changes, or it is too early to judge.</summary>
    GoesOn,

    /// <summary>The rate is steady: figures count from here on.</summary>
    StandsStill,

    /// <summary>The longest time is over and the rate still changes; the report says so.</summary>
    GivenUp,
}

/// <summary>
/// How long to load before a figure counts. Code is compiled two or three times while it runs, pools and caches fill, and the heap grows to its size. During
/// that time the rate changes. The drift is the estimator of Theil and Sen: the median of the slopes between any two of the last seconds. One garbage
/// collection or one slow sync would change the slope of a least-squares line, but does not change this median.
/// </summary>
/// <param name="Shortest">The shortest warm-up; the rates of earlier seconds are not judged.</param>
/// <param name="Longest">The longest warm-up.</param>
internal sealed record WarmUpRule(TimeSpan Shortest, TimeSpan Longest)
{
    /// <summary>The number of latest rates that are judged, one per second.</summary>
    public const int Window = 6;

    /// <summary>The largest drift over the window, as a share of the median rate.</summary>
    public const double MaxDrift = 0.1;

    /// <summary>
    /// The largest distance between the highest and the lowest rate of the window, as a share of the median. With a larger distance the median says nothing.
    /// </summary>
    public const double MaxSpread = 0.6;

    /// <summary>Judges the warm-up.</summary>
    /// <param name="loaded">The time of the load so far.</param>
    /// <param name="rates">The rates of the seconds so far, in order.</param>
    public WarmUpVerdict Judge(TimeSpan loaded, IReadOnlyList<double> rates)
    {
        if (loaded < Shortest) return WarmUpVerdict.GoesOn;
        if (StandsStill(rates)) return WarmUpVerdict.StandsStill;
        return loaded < Longest ? WarmUpVerdict.GoesOn : WarmUpVerdict.GivenUp;
    }

    /// <summary>Whether the last rates neither rise nor fall nor jump. Missing rates, and rates that are zero or not a number, are never steady.</summary>
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
