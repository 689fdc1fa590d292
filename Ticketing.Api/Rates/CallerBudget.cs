namespace Ticketing.Api.Rates;

/// <summary>
/// How much one caller may ask, as the generic cell rate algorithm (ITU-T I.371): one number, the time at which the budget is full
/// again, moved on by each request. The same as a token bucket, without a timer that fills it.
/// </summary>
internal sealed class CallerBudget
{
    private readonly TimeProvider _time;
    private readonly long _cost;
    private readonly long _tolerance;

    // In ticks of the time provider; only moved forward, by compare-and-swap.
    private long _fullAt;

    public CallerBudget(double perSecond, int burst, TimeProvider time)
    {
        _time = time;
        _cost = Math.Max(1, (long)(time.TimestampFrequency / perSecond));
        _tolerance = _cost * burst;
        _fullAt = time.GetTimestamp();
    }

    /// <summary>How long the budget has been full; null while it is not.</summary>
    public TimeSpan? IdleDuration
    {
        get
        {
            var now = _time.GetTimestamp();
            var fullAt = Volatile.Read(ref _fullAt);
            return fullAt <= now ? _time.GetElapsedTime(fullAt, now) : null;
        }
    }

    /// <summary>Takes one request off the budget; null when taken, else how long to wait.</summary>
    public TimeSpan? Take()
    {
        while (true)
        {
            var now = _time.GetTimestamp();
            var seen = Volatile.Read(ref _fullAt);
            var next = Math.Max(seen, now) + _cost;
            if (next - now > _tolerance)
                return _time.GetElapsedTime(now + _tolerance, next);
            if (Interlocked.CompareExchange(ref _fullAt, next, seen) == seen)
                return null;
        }
    }
}
