using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>
/// Who has the turn but is silent. A person counts as silent after twice the interval that they were told to poll at, and
/// <see cref="Slack"/>. Nodes report only the places of the <see cref="CallWindow"/>, so nobody counts as silent who has not been in it for the
/// longest time that somebody may be silent; after a restart everybody begins anew.
/// </summary>
internal sealed class SilenceWatch(WaitingLine line)
{
    /// <summary>The call time of somebody who was never called.</summary>
    public const long NeverCalled = 0;

    /// <summary>What is granted on top of two intervals: a poll may be late, and so may a node's report.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(20);

    /// <summary>The longest time that anybody may be silent.</summary>
    public static readonly TimeSpan Longest = Allowed(PlaceEstimate.SlowestPoll);

    // Which places have been in the window since when. Each is further than the one before, so there are no more than places in a window.
    private readonly Queue<(int End, long Since)> _watched = new();
    private int _end;

    /// <summary>How long somebody may be silent who was told this interval.</summary>
    public static TimeSpan Allowed(TimeSpan pollAfter) => (2 * pollAfter) + Slack;

    /// <summary>Places below <paramref name="end"/> are reported from now on.</summary>
    public void Watch(int end, long nowTicks)
    {
        if (end <= _end) return;
        _end = end;
        _watched.Enqueue((end, nowTicks));
    }

    /// <summary>Somebody who waits was heard.</summary>
    /// <param name="index">The person's number.</param>
    /// <param name="nowTicks">The time.</param>
    /// <param name="allowed">How long they may be silent from now on.</param>
    public void Heard(int index, long nowTicks, TimeSpan allowed)
    {
        ref var waiter = ref line[index];
        if (waiter.State == WaiterState.Waiting) waiter.Time = Math.Max(waiter.Time, nowTicks + allowed.Ticks);
    }

    /// <summary>Passes the person at a place over who is silent; places are asked for in their order.</summary>
    /// <returns>Whether the person is silent.</returns>
    public bool TryPass(int place, int index, long nowTicks)
    {
        while (_watched.TryPeek(out var passed) && passed.End <= place) _watched.Dequeue();
        ref var waiter = ref line[index];
        if (!_watched.TryPeek(out var watched) || nowTicks <= Math.Max(waiter.Time, watched.Since + Longest.Ticks)) return false;
        (waiter.State, waiter.Time) = (WaiterState.Silent, NeverCalled);
        line.Called();
        return true;
    }
}
