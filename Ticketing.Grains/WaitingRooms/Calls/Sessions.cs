using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>The people inside, and when their entries end.</summary>
internal sealed class Sessions(WaitingLine line, Slots slots)
{
    private readonly PriorityQueue<int, long> _ends = new();

    // Ticks by which the entry of a number was put off; only of people inside.
    private readonly Dictionary<int, long> _prolonged = [];

    /// <summary>Lets somebody in who was called.</summary>
    public void Begin(int index, long untilTicks)
    {
        ref var waiter = ref line[index];
        (waiter.State, waiter.Time, waiter.Admitted) = (WaiterState.Active, untilTicks, true);
        slots.Admit();
        _ends.Enqueue(index, untilTicks);
        line.Changed(index);
    }

    /// <summary>By how much the end of somebody's entry was put off.</summary>
    public TimeSpan ProlongedBy(int index) => TimeSpan.FromTicks(_prolonged.GetValueOrDefault(index));

    /// <summary>When the entry of somebody inside would have ended without a hold that outlasts it; the end that its token names.</summary>
    public long FirstEndOf(int index) => line[index].Time - _prolonged.GetValueOrDefault(index);

    /// <summary>Puts the end of somebody's entry off.</summary>
    /// <param name="index">The person's number.</param>
    /// <param name="untilTicks">The end that is wanted.</param>
    /// <param name="most">The most by which an entry may be put off.</param>
    public void Prolong(int index, long untilTicks, TimeSpan most)
    {
        ref var waiter = ref line[index];
        var first = FirstEndOf(index);
        var until = Math.Min(untilTicks, first + most.Ticks);
        if (waiter.State != WaiterState.Active || until <= waiter.Time) return;
        (waiter.Time, _prolonged[index]) = (until, until - first);
        _ends.Enqueue(index, until);
        line.Changed(index);
    }

    /// <summary>Ends an entry by time that lasts only because it was put off. Its holds keep their own time.</summary>
    /// <returns>Whether the entry was such a one.</returns>
    public bool TryEndProlonged(int index, long nowTicks)
    {
        var first = FirstEndOf(index);
        if (nowTicks < first) return false;
        (line[index].Time, _prolonged[index]) = (nowTicks, nowTicks - first);
        _ends.Enqueue(index, nowTicks);
        line.Changed(index);
        return true;
    }

    /// <summary>Somebody inside is inside no more.</summary>
    public void End(int index)
    {
        _prolonged.Remove(index);
        slots.Leave();
    }

    /// <summary>Somebody's entry still runs after a restart.</summary>
    public void Restore(int index, long untilTicks, TimeSpan prolonged)
    {
        line[index].Time = untilTicks;
        if (prolonged > TimeSpan.Zero) _prolonged[index] = prolonged.Ticks;
        slots.Restore();
        _ends.Enqueue(index, untilTicks);
    }

    /// <summary>Ends the entries whose time is over. No row is written: the end is in the row that admitted.</summary>
    public void EndDue(long nowTicks)
    {
        while (_ends.TryPeek(out var index, out var until) && until <= nowTicks)
        {
            _ends.Dequeue();
            ref var waiter = ref line[index];
            if (waiter.State != WaiterState.Active || waiter.Time > nowTicks) continue;
            waiter.State = WaiterState.Gone;
            End(index);
        }
    }
}
