using HdrHistogram;

namespace Ticketing.Bench.Load;

/// <summary>Latencies in HdrHistogram, in whole microseconds up to an hour; each is known to a thousandth of itself.</summary>
internal static class Latencies
{
    private const long LongestMicroseconds = 3_600_000_000;
    private const int Digits = 3;

    /// <summary>An empty histogram. One worker writes into it.</summary>
    public static LongHistogram New() => new(LongestMicroseconds, Digits);

    /// <summary>Takes a latency: a negative one counts as zero, and one of more than an hour as an hour.</summary>
    public static void Record(this LongHistogram histogram, TimeSpan latency) =>
        histogram.RecordValue((long)Math.Clamp(latency.TotalMicroseconds, 0, LongestMicroseconds));
}
