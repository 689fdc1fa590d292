namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>
/// A token bucket in whole numbers: a token is one second's worth of ticks, and each tick brings as many parts as
/// the rate, so no rate drifts by rounding. Holds at most one second's worth and starts empty.
/// </summary>
internal sealed class CallBudget
{
    private long _credit;
    private long _filledAt;

    /// <summary>Forgets what was saved up.</summary>
    public void Start(long nowTicks) => (_credit, _filledAt) = (0, nowTicks);

    /// <summary>Adds what the time since the last filling has brought at this rate.</summary>
    public void Fill(long nowTicks, int ratePerSecond)
    {
        var elapsed = Math.Clamp(nowTicks - _filledAt, 0, TimeSpan.TicksPerSecond);
        _credit = Math.Min(_credit + (elapsed * ratePerSecond), TimeSpan.TicksPerSecond * ratePerSecond);
        _filledAt = Math.Max(_filledAt, nowTicks);
    }

    public bool TrySpend()
    {
        if (_credit < TimeSpan.TicksPerSecond)
            return false;
        _credit -= TimeSpan.TicksPerSecond;
        return true;
    }
}
