using System.Diagnostics.Metrics;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>The bounds of an instrument's buckets: those it advises, or fixed ones for its unit.</summary>
internal static class HistogramBounds
{
    private static readonly double[] Seconds =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private static readonly double[] Milliseconds = [.. Seconds.Select(static bound => bound * 1_000)];

    private static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    public static double[] Of(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        { Unit: "s" } => Seconds,
        { Unit: "ms" } => Milliseconds,
        _ => Counts,
    };
}
