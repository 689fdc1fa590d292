using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>Lets people in who were called.</summary>
internal sealed class Entrance(WaitingLine line, CallDesk calls, Sessions sessions)
{
    /// <summary>Lets somebody in, or says why not. Somebody inside stays inside.</summary>
    /// <param name="index">The person's number.</param>
    /// <param name="isCalling">Whether the room calls people now.</param>
    /// <param name="now">The time.</param>
    /// <param name="session">How long an entry lasts.</param>
    public RoomRefusal TryAdmit(int index, bool isCalling, DateTimeOffset now, TimeSpan session)
    {
        if (line[index].State is WaiterState.Lapsed or WaiterState.Silent) calls.ComeBack(index);
        if (isCalling) calls.Recall(now.UtcTicks);
        switch (line[index].State)
        {
            case WaiterState.Called:
                sessions.Begin(index, (now + session).UtcTicks);
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
}
