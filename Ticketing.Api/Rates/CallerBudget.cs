namespace Ticketing.Api.Rates;

/// <summary>
/// How many requests one caller may make, by the generic cell rate algorithm (ITU-T I.371). The state is one number: the time at which the
/// budget is full again. Each request moves that time on. The result is a token bucket without a timer that fills it.
/// </summary>
internal sealed class CallerBudget
{
    private readonly TimeProvider _time;
    private readonly long _cost;
    private readonly long _tolerance;

    // In ticks of the time provider. Moves forward by compare-and-swap, and back by what is given back.
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

    /// <summary>Gives one request back that was taken before.</summary>
    public void GiveBack() => Interlocked.Add(ref _fullAt, -_cost);

    /// <summary>Takes one request off the budget, or one that counts as several.</summary>
    /// <param name="weight">As how many requests it counts; more than a full budget counts as a full one, so that it may run some time.</param>
    /// <returns>Null when the request may run; otherwise how long the caller must wait.</returns>
    public TimeSpan? Take(int weight = 1)
    {
        var cost = Math.Min(_cost * weight, _tolerance);
        while (true)
        {
            var now = _time.GetTimestamp();
            var seen = Volatile.Read(ref _fullAt);
            var next = Math.Max(seen, now) + cost;
            if (next - now > _tolerance)
                return _time.GetElapsedTime(now + _tolerance, next);
            if (Interlocked.CompareExchange(ref _fullAt, next, seen) == seen)
                return null;
        }
    }
}
