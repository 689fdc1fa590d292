namespace Ticketing.Grains.WaitingRooms;

public sealed partial class WaitingRoom
{
    /// <summary>
    /// Lets a called user in. Whoever is inside gets the same entry again, so a second tab or a repeat does no harm.
    /// Whoever missed the grace is let in if a slot is free and nobody with an earlier place waits for it, and
    /// otherwise is called again before anybody new.
    /// </summary>
    public AdmitOutcome Admit(Guid user, DateTimeOffset now)
    {
        Settle(now);
        var index = _places.IndexOf(user);
        var refusal = index < 0 ? RoomRefusal.NotInRoom : TryAdmit(index);
        var entry = refusal == RoomRefusal.None ? Entry(user, index) : default;
        return new AdmitOutcome(refusal, entry, TakeChanges());
    }

    private RoomRefusal TryAdmit(int index)
    {
        if (_places[index].State == WaiterState.Lapsed)
        {
            _places[index].State = WaiterState.Returned;
            _returned.Enqueue(index, PlaceOf(index));
        }

        Recall();
        switch (_places[index].State)
        {
            case WaiterState.Called:
                Activate(index);
                return RoomRefusal.None;
            case WaiterState.Active:
                return RoomRefusal.None;
            case WaiterState.Waiting:
                return RoomRefusal.NotCalled;
            case WaiterState.Returned:
                return RoomRefusal.WaitForSlot;
            default:
                return RoomRefusal.NotInRoom;
        }
    }

    private void Activate(int index)
    {
        ref var waiter = ref _places[index];
        (waiter.State, waiter.Time) = (WaiterState.Active, (_now + _settings.Session).UtcTicks);
        Reserved--;
        Active++;
        _sessions.Enqueue(index, waiter.Time);
        Changed(index);
    }

    // A number is admitted at most once in a room's life, so it identifies the admission too, and the generation
    // in front makes that unique over all rooms of the performance.
    private EntryToken Entry(Guid user, int index) =>
        new(_performance, user, ((long)Generation << 32) | (uint)index, At(_places[index].Time));
}
