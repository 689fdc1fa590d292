using System.Collections.Immutable;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>Turns what has changed in a room into the rows to write.</summary>
/// <param name="performance">The performance.</param>
/// <param name="generation">Which room of the performance.</param>
/// <param name="parts">The room.</param>
/// <param name="version">Version of the room's row on disk; 0 when there is none.</param>
internal sealed class RoomRecord(string performance, int generation, RoomParts parts, long version)
{
    private long _version = version;

    // A room that is new or restored writes its row before it tells anything: so the next room restored, and no earlier one, gives out newer heads.
    private bool _isRoomChanged = true;

    /// <summary>The room's own row has to be written.</summary>
    public void Changed() => _isRoomChanged = true;

    /// <summary>Hands out the rows of everything that changed since the last time.</summary>
    public RoomChanges Take(WaitingRoomSettings settings, bool closed)
    {
        parts.Check(performance);
        if (!_isRoomChanged && !parts.Line.HasChanges) return RoomChanges.None;
        var changed = parts.Line.TakeChanged();
        var people = ImmutableArray.CreateBuilder<WaiterRow>(changed.Length);
        foreach (var index in changed)
            if (TakePerson(index) is { } row)
                people.Add(row);
        var room = _isRoomChanged ? TakeRoom(settings, closed) : null;
        _isRoomChanged = false;
        return new RoomChanges(room, people.DrainToImmutable());
    }

    // A number given up in the same command in which its user got a new one has no row of its own any more.
    private WaiterRow? TakePerson(int index)
    {
        ref var waiter = ref parts.Line[index];
        if (parts.Line.IndexOf(waiter.User) != index) return null;
        var until = new DateTimeOffset(waiter.Time, TimeSpan.Zero);
        var (state, enteredUntil) = waiter.State switch
        {
            WaiterState.Gone => (WaiterRowState.Left, waiter.Admitted ? until : default(DateTimeOffset?)),
            WaiterState.Active => (WaiterRowState.Entered, until),
            _ => (WaiterRowState.Waiting, null),
        };
        return new WaiterRow(performance, waiter.User, generation, index, state, enteredUntil, parts.Sessions.ProlongedBy(index)) { Version = ++waiter.Version };
    }

    private RoomRow TakeRoom(WaitingRoomSettings settings, bool closed) => new(
        performance,
        generation,
        settings.OpensAt,
        settings.Order,
        settings.RatePerSecond,
        settings.Cap,
        settings.Grace,
        settings.Session,
        settings.AbandonAfter,
        settings.Paused,
        [.. parts.Draw.Seed],
        parts.Draw.LobbyCount,
        parts.Calls.Head,
        parts.Graces.GraceHead,
        closed,
        parts.Sale.Now,
        parts.Sale.OpensAt,
        parts.Sale.Version)
    {
        Version = ++_version,
    };
}
