namespace Ticketing.Api.Accounts;

/// <summary>
/// The wrong passwords of one account or address. An attempt counts as wrong from its start until its result is known, so that
/// parallel attempts get no more guesses than attempts in sequence. Times come from a monotonic clock. Not thread-safe.
/// </summary>
internal sealed class LogInFailures
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private int _count;
    private TimeSpan _lastAt;
    private TimeSpan _openAt;

    /// <summary>Whether a right password came from here before. Only used for the pair of an account and an address.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>How long until the next attempt may be made; zero or less when it may be made now.</summary>
    public TimeSpan WaitAt(TimeSpan now) => _openAt - now;

    /// <summary>Counts an attempt.</summary>
    /// <returns>The time until which other attempts must wait because of this one.</returns>
    public TimeSpan Begin(LogInLimit limit, TimeSpan forgetAfter, TimeSpan now)
    {
        if (now - _lastAt >= forgetAfter) _count = 0;
        (_count, _lastAt) = (_count + 1, now);
        var over = _count - limit.Free;
        if (over <= 0) return TimeSpan.Zero;

        // 2^20 seconds are longer than any allowed wait. The exponent is limited first, so that the doubling cannot overflow.
        var wait = FirstWait * (1 << Math.Min(over - 1, 20));
        var longest = TimeSpan.FromSeconds(limit.MaxWaitSeconds);
        return _openAt = now + (wait < longest ? wait : longest);
    }

    /// <summary>Takes back an attempt whose password was not wrong. Waits that other attempts caused stay.</summary>
    public void TakeBack(TimeSpan waitOfAttempt)
    {
        _count = Math.Max(0, _count - 1);
        if (_openAt == waitOfAttempt) _openAt = TimeSpan.Zero;
    }

    /// <summary>Forgets all wrong passwords, because a right one came.</summary>
    public void Clear()
    {
        (_count, _openAt) = (0, TimeSpan.Zero);
        IsKnown = true;
    }
}
