using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>The people inside, and when their entries end.</summary>
internal sealed class Sessions(WaitingLine line, Slots slots)
{
    private readonly PriorityQueue<int, long> _ends = new();

    /// <summary>Lets somebody in who was called.</summary>
    public void Begin(int index, long untilTicks)
    {
        ref var waiter = ref line[index];
        (waiter.State, waiter.Time, waiter.Admitted) = (WaiterState.Active, untilTicks, true);
        slots.Admit();
        _ends.Enqueue(index, untilTicks);
        line.Changed(index);
    }

    /// <summary>Somebody's entry still runs after a restart.</summary>
    public void Restore(int index, long untilTicks)
    {
        line[index].Time = untilTicks;
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
            if (waiter.State != WaiterState.Active) continue;
            waiter.State = WaiterState.Gone;
            slots.Leave();
        }
    }
}
