using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms;

public sealed partial class WaitingRoom
{
    /// <summary>Most places given up in one command: it bounds the rows of one answer.</summary>
    private const int MaxReapedAtOnce = 256;

    /// <summary>
    /// Calls the next places in order, as many as the rate and the free slots allow. Those who came back after
    /// lapsing go first and cost no rate, as they were counted when they were called. Those who left are passed over
    /// and cost neither rate nor slot.
    /// </summary>
    public RoomChanges Tick(DateTimeOffset now)
    {
        Settle(now);
        _budget.Fill(_now.UtcTicks, _settings.RatePerSecond);
        if (Calling)
        {
            Recall();
            _observed.Add(CallNext(), _now.UtcTicks);
            if (Head == _places.Count)
                _observed.Restart();
        }

        return TakeChanges();
    }

    private int CallNext()
    {
        var (before, called) = (Head, 0);
        while (Head < _places.Count)
        {
            if (!_leavers[Head])
            {
                if (FreeSlots <= 0 || !_budget.TrySpend())
                    break;
                Call(IndexAt(Head));
                called++;
            }

            Head++;
        }

        _roomDirty |= Head != before;
        return called;
    }

    private void Recall()
    {
        while (Calling && FreeSlots > 0 && _returned.TryDequeue(out var index, out _))
            if (_places[index].State == WaiterState.Returned)
                Call(index);
    }

    private void Call(int index)
    {
        ref var waiter = ref _places[index];
        if (FreeSlots <= 0 || waiter.State is not (WaiterState.Waiting or WaiterState.Returned))
            throw new InvalidOperationException($"Number {index}, {waiter.State}, cannot be called with {FreeSlots} free slots.");
        if (waiter.State == WaiterState.Waiting)
            _waiting--;
        (waiter.State, waiter.Time) = (WaiterState.Called, _now.UtcTicks);
        Reserved++;
        _graces.Enqueue(new Deadline(index, waiter.Time));
    }

    /// <summary>Everything that time alone does, so that each command sees the room as it is now.</summary>
    private void Settle(DateTimeOffset now)
    {
        _now = now > _now ? now.ToUniversalTime() : _now;
        if (_lobbyCount is null && _now >= _settings.OpensAt)
            Open();
        EndSessions();
        LapseGraces();
        Reap();
    }

    private void Open()
    {
        _lobbyCount = _places.Count;
        MarkLeavers();
        _budget.Start(_settings.OpensAt.UtcTicks);
        _roomDirty = true;
    }

    // Anew, as the order may have been changed in the lobby, and with it everybody's place.
    private void MarkLeavers()
    {
        _leavers.Clear();
        if (!HasPlaces)
            return;
        for (var index = 0; index < _places.Count; index++)
            if (_places[index].State != WaiterState.Waiting && PlaceOf(index) is var place && place >= Head)
                _leavers.Mark(place);
    }

    private void EndSessions()
    {
        while (_sessions.TryPeek(out var index, out var until) && until <= _now.UtcTicks)
        {
            _sessions.Dequeue();
            // No row: the end is in the row that admitted.
            if (_places[index].State == WaiterState.Active)
                End(index);
        }
    }

    private void LapseGraces()
    {
        while (_graces.TryPeek(out var next) && next.Since + _settings.Grace.Ticks <= _now.UtcTicks)
        {
            _graces.Dequeue();
            _graceHead = Math.Max(_graceHead, PlaceOf(next.Index) + 1);
            ref var waiter = ref _places[next.Index];
            if (waiter.State != WaiterState.Called)
                continue;
            waiter.State = WaiterState.Lapsed;
            Reserved--;
            _abandons.Enqueue(next);
        }
    }

    private void Reap()
    {
        for (var reaped = 0; reaped < MaxReapedAtOnce && _abandons.TryPeek(out var next);)
        {
            if (next.Since + _settings.AbandonAfter.Ticks > _now.UtcTicks)
                break;
            _abandons.Dequeue();
            var waiter = _places[next.Index];
            if (waiter.State != WaiterState.Lapsed || waiter.Time != next.Since)
                continue;
            End(next.Index);
            Changed(next.Index);
            reaped++;
        }
    }

    private void End(int index)
    {
        ref var waiter = ref _places[index];
        switch (waiter.State)
        {
            case WaiterState.Waiting:
                _waiting--;
                if (HasPlaces)
                    _leavers.Mark(PlaceOf(index));
                break;
            case WaiterState.Called:
                Reserved--;
                break;
            case WaiterState.Active:
                Active--;
                break;
        }

        waiter.State = WaiterState.Gone;
    }
}
