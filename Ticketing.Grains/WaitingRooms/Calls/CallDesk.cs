using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>Calls people in the order of their places, as many as the rate and the free slots allow.</summary>
/// <param name="line">Everybody's places.</param>
/// <param name="draw">Who stands at which place.</param>
/// <param name="slots">Where a slot is kept for each who is called.</param>
/// <param name="graces">What becomes of those who do not come.</param>
/// <param name="silence">Who is silent and is not called.</param>
/// <param name="head">Places called so far.</param>
internal sealed class CallDesk(WaitingLine line, LobbyDraw draw, Slots slots, Graces graces, SilenceWatch silence, int head)
{
    private readonly CallBudget _budget = new();
    private readonly ObservedRate _observed = new();

    // By place, so that of two who come back the one who was in front goes first.
    private readonly PriorityQueue<int, int> _returned = new();

    /// <summary>Places called so far, those of leavers included: place p has been called if p is less.</summary>
    public int Head { get; private set; } = head;

    /// <summary>Begins to count what the rate brings.</summary>
    public void Start(long nowTicks) => _budget.Start(nowTicks);

    /// <summary>People called per second of late; null while there is too little to go by.</summary>
    public double? PerSecond(long nowTicks) => _observed.PerSecond(nowTicks);

    /// <summary>Adds what the time has brought at the rate so far, before another one holds.</summary>
    public void Fill(long nowTicks, int ratePerSecond) => _budget.Fill(nowTicks, ratePerSecond);

    /// <summary>Forgets how fast the line moved.</summary>
    public void ForgetPace() => _observed.Restart();

    /// <summary>
    /// Calls the next places in order. Those who came back after lapsing go first and cost no rate, as they were counted when they were
    /// called. Those who left, and those who are silent, are passed over and cost neither rate nor slot.
    /// </summary>
    /// <returns>Whether the head moved.</returns>
    public bool CallNext(long nowTicks)
    {
        Recall(nowTicks);
        var (before, called) = (Head, 0);
        for (; Head < line.Count; Head++)
        {
            if (line.HasLeft(Head)) continue;
            if (slots.Free <= 0) break;
            var index = draw.IndexAt(Head);
            if (silence.TryPass(Head, index, nowTicks)) continue;
            if (!_budget.TrySpend()) break;
            Call(index, nowTicks);
            called++;
        }

        _observed.Add(called, nowTicks);
        if (Head == line.Count) _observed.Restart();
        return Head != before;
    }

    /// <summary>Somebody who lapsed or was silent has come, and is called before anybody new.</summary>
    public void ComeBack(int index)
    {
        line[index].State = WaiterState.Returned;
        _returned.Enqueue(index, draw.PlaceOf(index));
    }

    /// <summary>Calls those who came back, as far as slots are free. Who was silent was not counted yet, and costs rate.</summary>
    public void Recall(long nowTicks)
    {
        while (slots.Free > 0 && _returned.TryPeek(out var index, out _))
        {
            var isThere = line[index].State == WaiterState.Returned;
            if (isThere && line[index].Time == SilenceWatch.NeverCalled && !_budget.TrySpend()) break;
            _returned.Dequeue();
            if (isThere) Call(index, nowTicks);
        }
    }

    /// <summary>Calls somebody and keeps a slot.</summary>
    /// <exception cref="InvalidOperationException">No slot is free, or the person does not wait: the rules around it are broken.</exception>
    public void Call(int index, long nowTicks)
    {
        ref var waiter = ref line[index];
        if (slots.Free <= 0 || waiter.State is not (WaiterState.Waiting or WaiterState.Returned))
            throw new InvalidOperationException($"Number {index}, {waiter.State}, cannot be called with {slots.Free} free slots.");
        if (waiter.State == WaiterState.Waiting) line.Called();
        (waiter.State, waiter.Time) = (WaiterState.Called, nowTicks);
        slots.Reserve();
        graces.Begin(index, nowTicks);
    }
}
