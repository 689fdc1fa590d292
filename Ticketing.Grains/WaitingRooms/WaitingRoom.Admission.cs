using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

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

    /// <summary>The admission of the user's latest number, going on or over; null if that number was never let in.</summary>
    public long? AdmissionOf(Guid user)
    {
        var index = _places.IndexOf(user);
        return index >= 0 && _places[index].Admitted ? EntryToken.NumberOf(Generation, index) : null;
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
        (waiter.State, waiter.Time, waiter.Admitted) = (WaiterState.Active, (_now + _settings.Session).UtcTicks, true);
        Reserved--;
        Active++;
        _sessions.Enqueue(index, waiter.Time);
        Changed(index);
    }

    private EntryToken Entry(Guid user, int index) =>
        new(_performance, user, EntryToken.NumberOf(Generation, index), At(_places[index].Time));
}
