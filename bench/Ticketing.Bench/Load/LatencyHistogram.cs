using System.Numerics;

namespace Ticketing.Bench.Load;

/// <summary>
/// Times in buckets whose width grows with the time, so that each is known to 1/64 of itself (log-linear, as Gil Tene's HdrHistogram).
/// One worker writes; histograms are added up afterwards.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private const int Sub = 1 << SubBits;

    // Up to 2^32 microseconds, more than an hour.
    private const int Rows = 32 - SubBits + 1;

    private readonly long[] _counts = new long[Rows * Sub];

    /// <summary>How many times there are.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, exactly.</summary>
    public TimeSpan Max { get; private set; }

    /// <summary>Takes a time; negative counts as nothing.</summary>
    public void Add(TimeSpan time)
    {
        _counts[BucketOf(Math.Clamp((long)time.TotalMicroseconds, 0, uint.MaxValue))]++;
        Count++;
        if (time > Max) Max = time;
    }

    /// <summary>Takes the times of another.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
        if (other.Max > Max) Max = other.Max;
    }

    /// <summary>The time that this share of all were not longer than; never more than the longest.</summary>
    /// <param name="percent">0 to 100.</param>
    public TimeSpan Percentile(double percent)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank && Count > 0) return Min(TimeSpan.FromMicroseconds(UpperEnd(i)), Max);
        }

        return Max;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan two) => one < two ? one : two;

    // Row 0 counts single microseconds up to 63; each row after it covers twice the span of the one before with the upper half of its places.
    private static int BucketOf(long microseconds)
    {
        if (microseconds < Sub) return (int)microseconds;
        var shift = BitOperations.Log2((ulong)microseconds) - SubBits + 1;
        return (shift * Sub) + (int)(microseconds >> shift);
    }

    private static long UpperEnd(int bucket)
    {
        var (shift, place) = (bucket / Sub, bucket % Sub);
        return shift == 0 ? place : ((place + 1L) << shift) - 1;
    }
}
