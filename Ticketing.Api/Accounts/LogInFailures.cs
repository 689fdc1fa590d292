namespace Ticketing.Api.Accounts;

/// <summary>
/// The wrong passwords of one account or address. An attempt counts as wrong from its begin until it turns out otherwise, so that
/// many at once get no more tries than one after the other. Times are of a clock that is never set. Not thread-safe.
/// </summary>
internal sealed class LogInFailures
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private int _count;
    private TimeSpan _lastAt;
    private TimeSpan _openAt;

    /// <summary>Whether a right password came from here before; only for an account from an address.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>How long until the next attempt may be made; zero or less when it may.</summary>
    public TimeSpan WaitAt(TimeSpan now) => _openAt - now;

    /// <summary>Counts an attempt.</summary>
    /// <returns>Until when others have to wait because of it.</returns>
    public TimeSpan Begin(LogInLimit limit, TimeSpan forgetAfter, TimeSpan now)
    {
        if (now - _lastAt >= forgetAfter) _count = 0;
        (_count, _lastAt) = (_count + 1, now);
        var over = _count - limit.Free;
        if (over <= 0) return TimeSpan.Zero;

        // 2^20 seconds are more than any wait; the cap comes after, so that the doubling cannot overflow.
        var wait = FirstWait * (1 << Math.Min(over - 1, 20));
        var longest = TimeSpan.FromSeconds(limit.MaxWaitSeconds);
        return _openAt = now + (wait < longest ? wait : longest);
    }

    /// <summary>The attempt was not a wrong password; what other attempts cost stays.</summary>
    public void TakeBack(TimeSpan waitOfAttempt)
    {
        _count = Math.Max(0, _count - 1);
        if (_openAt == waitOfAttempt) _openAt = TimeSpan.Zero;
    }

    /// <summary>The password was right.</summary>
    public void Clear()
    {
        (_count, _openAt) = (0, TimeSpan.Zero);
        IsKnown = true;
    }
}
