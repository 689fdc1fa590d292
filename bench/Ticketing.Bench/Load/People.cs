namespace Ticketing.Bench.Load;

/// <summary>Decides who begins next: people who arrive at the times of the pace, and people who come back after thinking.</summary>
/// <param name="pace">When people arrive.</param>
/// <param name="crowd">The number of people in a closed loop; they begin at once, and begin again when they are done.</param>
/// <param name="newUser">Makes the person who arrives, counted from 0.</param>
internal sealed class People(Pace pace, int crowd, Func<long, VirtualUser> newUser)
{
    private readonly PriorityQueue<VirtualUser, TimeSpan> _thinking = new();
    private long _arrived;

    /// <summary>The time from the start at which the next person should begin; <see cref="TimeSpan.MaxValue"/> when nobody will come.</summary>
    public TimeSpan NextDue => _thinking.TryPeek(out _, out var back) && back < NextArrival ? back : NextArrival;

    private TimeSpan NextArrival => pace.IsOpen ? pace.DueAt(_arrived) : _arrived < crowd ? TimeSpan.Zero : TimeSpan.MaxValue;

    /// <summary>Takes the next person who should have begun by now, the earliest first.</summary>
    public bool TryTake(TimeSpan now, out VirtualUser user, out TimeSpan due)
    {
        due = NextDue;
        user = null!;
        if (due > now) return false;
        if (_thinking.TryPeek(out _, out var back) && back <= due) user = _thinking.Dequeue();
        else user = newUser(_arrived++);
        return true;
    }

    /// <summary>Called after an answer: the person thinks, leaves, or begins again at once.</summary>
    /// <returns>Whether the person begins again at once.</returns>
    public bool ComesBackAtOnce(VirtualUser user, TimeSpan now)
    {
        if (user.Thinks is { } time) _thinking.Enqueue(user, now + time);
        return user.Thinks is null && !pace.IsOpen;
    }
}
