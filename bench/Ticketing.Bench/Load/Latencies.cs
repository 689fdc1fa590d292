using HdrHistogram;

namespace Ticketing.Bench.Load;

/// <summary>Latencies in HdrHistogram, in whole microseconds up to an hour, with a precision of a thousandth.</summary>
internal static class Latencies
{
    private const long LongestMicroseconds = 3_600_000_000;
    private const int Digits = 3;

    /// <summary>An empty histogram, for one worker.</summary>
    public static LongHistogram New() => new(LongestMicroseconds, Digits);

    /// <summary>Records a latency. A negative latency counts as zero, and a latency of more than an hour as one hour.</summary>
    public static void Record(this LongHistogram histogram, TimeSpan latency) =>
        histogram.RecordValue((long)Math.Clamp(latency.TotalMicroseconds, 0, LongestMicroseconds));
}
