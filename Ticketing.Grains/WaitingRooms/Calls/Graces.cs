using System.Runtime.InteropServices;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>
/// What becomes of somebody who was called and does not come: the slot goes to others when the grace is over, and the place is given up
/// some time later.
/// </summary>
/// <param name="line">Everybody's places.</param>
/// <param name="draw">Who stands at which place.</param>
/// <param name="slots">Where a slot becomes free.</param>
/// <param name="graceHead">Places below it were called so long ago that their grace is over.</param>
internal sealed class Graces(WaitingLine line, LobbyDraw draw, Slots slots, int graceHead)
{
    /// <summary>Most places given up in one command: it bounds the rows of one answer.</summary>
    private const int MaxReapedAtOnce = 256;

    // In the order of their times, so only the front is ever looked at; who moved on meanwhile is skipped there.
    private readonly Queue<Deadline> _graces = new();
    private readonly Queue<Deadline> _abandons = new();

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Deadline(int Index, long Since);

    /// <summary>Places below it were called so long ago that their grace is over.</summary>
    public int GraceHead { get; private set; } = graceHead;

    /// <summary>Somebody was called.</summary>
    public void Begin(int index, long calledAt) => _graces.Enqueue(new Deadline(index, calledAt));

    /// <summary>Frees the slots of those whose grace is over.</summary>
    public void Lapse(long nowTicks, TimeSpan grace)
    {
        while (_graces.TryPeek(out var next) && next.Since + grace.Ticks <= nowTicks)
        {
            _graces.Dequeue();
            GraceHead = Math.Max(GraceHead, draw.PlaceOf(next.Index) + 1);
            ref var waiter = ref line[next.Index];
            if (waiter.State != WaiterState.Called) continue;
            waiter.State = WaiterState.Lapsed;
            slots.GiveUp();
            _abandons.Enqueue(next);
        }
    }

    /// <summary>Gives up the places of those who lapsed and never came back.</summary>
    public void Reap(long nowTicks, TimeSpan abandonAfter)
    {
        for (var reaped = 0; reaped < MaxReapedAtOnce && _abandons.TryPeek(out var next);)
        {
            if (next.Since + abandonAfter.Ticks > nowTicks) break;
            _abandons.Dequeue();
            ref var waiter = ref line[next.Index];
            if (waiter.State != WaiterState.Lapsed || waiter.Time != next.Since) continue;
            waiter.State = WaiterState.Gone;
            line.Changed(next.Index);
            reaped++;
        }
    }

    /// <summary>Somebody whose call was before a restart counts as lapsed from now on.</summary>
    public void RestoreLapsed(int index, long nowTicks)
    {
        line.Called();
        ref var waiter = ref line[index];
        (waiter.State, waiter.Time) = (WaiterState.Lapsed, nowTicks);
        _abandons.Enqueue(new Deadline(index, nowTicks));
    }
}
