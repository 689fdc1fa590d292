using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>
/// Puts the people of a room back as their rows tell. Places and people inside are the same as before. Who has been called and did not
/// enter is called again with a fresh grace as far as the cap allows, in order; the others count as lapsed now, so they keep their
/// priority, and the time to give their place up starts again.
/// </summary>
internal static class RoomRestoring
{
    /// <summary>The parts of the room.</summary>
    /// <exception cref="InvalidOperationException">The rows do not fit together.</exception>
    public static RoomParts Restore(RoomRow row, IEnumerable<WaiterRow> waiters, DateTimeOffset now)
    {
        var parts = RoomParts.Of(row);
        parts.Calls.Start(now.UtcTicks);
        foreach (var waiter in waiters) Put(parts, row.Generation, waiter, now);
        if (row.Head < 0 || row.GraceHead > row.Head || (row.LobbyCount is null && row.Head > 0))
            throw new InvalidOperationException($"Rows of waiting room {row.Performance} do not fit: head {row.Head}, grace head {row.GraceHead}, lobby {row.LobbyCount}.");

        // The rows of the last numbers may be lost, if they were never answered; the draw and the head count them.
        parts.Line.GrowTo(Math.Max(row.LobbyCount ?? 0, row.Head));
        parts.Line.MarkLeavers(row.Head);
        if (row.Head > 0) PutCalled(parts, now.UtcTicks);
        return parts;
    }

    /// <summary>The settings in a room's row.</summary>
    public static WaitingRoomSettings SettingsOf(RoomRow row) =>
        new(row.OpensAt, row.Order, row.RatePerSecond, row.Cap, row.Grace, row.Session, row.AbandonAfter, row.Paused);

    private static void Put(RoomParts parts, int generation, WaiterRow row, DateTimeOffset now)
    {
        if (row.Generation != generation)
            throw new InvalidOperationException($"Row {row.Key} is of room {row.Generation} of the performance, not of {generation}.");
        var state = row.State switch
        {
            WaiterRowState.Waiting => WaiterState.Waiting,
            WaiterRowState.Entered when row.EnteredUntil > now => WaiterState.Active,
            _ => WaiterState.Gone,
        };
        parts.Line.Put(row.Index, row.User, checked((int)row.Version), state).Admitted = row.EnteredUntil is not null;
        if (state == WaiterState.Active) parts.Sessions.Restore(row.Index, row.EnteredUntil!.Value.UtcTicks, row.Prolonged);
    }

    private static void PutCalled(RoomParts parts, long nowTicks)
    {
        var called = new PriorityQueue<int, int>();
        for (var index = 0; index < parts.Line.Count; index++)
        {
            if (parts.Line[index].State == WaiterState.Waiting && parts.Draw.PlaceOf(index) is var place && place < parts.Calls.Head)
                called.Enqueue(index, place);
        }

        while (called.TryDequeue(out var index, out var place))
        {
            if (place < parts.Graces.GraceHead || parts.Slots.Free <= 0) parts.Graces.RestoreLapsed(index, nowTicks);
            else parts.Calls.Call(index, nowTicks);
        }
    }
}
