using System.Collections.Immutable;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms;

public sealed partial class WaitingRoom
{
    /// <summary>
    /// The room as it was when its rows were written. Places and people inside are the same. Who has been called and
    /// did not enter is called again with a fresh grace as far as the cap allows, in order; the others count as lapsed
    /// now, so they keep their priority, and the time to give their place up starts again.
    /// </summary>
    /// <param name="row">The room's row.</param>
    /// <param name="waiters">All rows of its people, in any order.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxPlaces">Most numbers it gives out.</param>
    public static WaitingRoom Restore(RoomRow row, IEnumerable<WaiterRow> waiters, DateTimeOffset now, int maxPlaces = MaxPlaces)
    {
        var room = new WaitingRoom(row.Performance, row.Generation, SettingsOf(row), [.. row.Seed], now, maxPlaces)
        {
            Head = row.Head,
            _graceHead = row.GraceHead,
            _lobbyCount = row.LobbyCount,
            _closed = row.Closed,
            _roomVersion = row.Version,
            _headVersion = RoomHead.FirstVersion(row.Version),

            // Written before anything is told, so that the next room restored, and no earlier one, gives out newer heads.
            _roomDirty = true,
        };
        foreach (var waiter in waiters)
            room.Put(waiter);
        room.CheckRestored(row);
        room.RestoreLine();
        return room;
    }

    private void Put(WaiterRow row)
    {
        if (row.Generation != Generation)
            throw new InvalidOperationException($"Row {row.Key} is of room {row.Generation} of the performance, not of {Generation}.");
        var index = _places.Put(row.Index, row.User, checked((int)row.Version));
        ref var waiter = ref _places[index];
        waiter.Admitted = row.EnteredUntil is not null;
        if (row.State == WaiterRowState.Waiting)
        {
            waiter.State = WaiterState.Waiting;
            _waiting++;
        }
        else if (row.State == WaiterRowState.Entered && row.EnteredUntil is { } until && until > _now)
        {
            (waiter.State, waiter.Time) = (WaiterState.Active, until.UtcTicks);
            Active++;
            _sessions.Enqueue(index, waiter.Time);
        }
    }

    private void CheckRestored(RoomRow row)
    {
        if (row.Head < 0 || row.GraceHead > row.Head || (row.LobbyCount is null && row.Head > 0))
            throw new InvalidOperationException($"Rows of waiting room {row.Performance} do not fit: head {row.Head}, grace head {row.GraceHead}, lobby {row.LobbyCount}.");
        // The rows of the last numbers may be lost, if they were never answered; the draw and the head count them.
        _places.GrowTo(Math.Max(row.LobbyCount ?? 0, row.Head));
    }

    private void RestoreLine()
    {
        MarkLeavers();
        if (Head == 0)
            return;
        var called = new PriorityQueue<int, int>();
        for (var index = 0; index < _places.Count; index++)
        {
            if (_places[index].State == WaiterState.Waiting && PlaceOf(index) is var place && place < Head)
                called.Enqueue(index, place);
        }

        while (called.TryDequeue(out var index, out var place))
            RestoreCalled(index, graceIsOver: place < _graceHead || FreeSlots <= 0);
    }

    private void RestoreCalled(int index, bool graceIsOver)
    {
        if (!graceIsOver)
        {
            Call(index);
            return;
        }

        _waiting--;
        ref var waiter = ref _places[index];
        (waiter.State, waiter.Time) = (WaiterState.Lapsed, _now.UtcTicks);
        _abandons.Enqueue(new Deadline(index, waiter.Time));
    }

    private void Changed(int index)
    {
        ref var waiter = ref _places[index];
        if (waiter.Dirty)
            return;
        waiter.Dirty = true;
        _dirty.Add(index);
    }

    private RoomChanges TakeChanges()
    {
        if (Active < 0 || Reserved < 0 || _waiting < 0 || Head > _places.Count || _graceHead > Head)
            throw new InvalidOperationException($"Waiting room {_performance}: active {Active}, reserved {Reserved}, waiting {_waiting}, head {Head} of {_places.Count}, grace head {_graceHead}.");
        if (!_roomDirty && _dirty.Count == 0)
            return RoomChanges.None;
        var rows = ImmutableArray.CreateBuilder<WaiterRow>(_dirty.Count);
        foreach (var index in _dirty)
            if (TakeRow(index) is { } row)
                rows.Add(row);
        _dirty.Clear();
        var room = _roomDirty ? TakeRoom() : null;
        _roomDirty = false;
        return new RoomChanges(room, rows.DrainToImmutable());
    }

    // A number given up in the same command in which its user got a new one has no row of its own any more.
    private WaiterRow? TakeRow(int index)
    {
        ref var waiter = ref _places[index];
        waiter.Dirty = false;
        if (_places.IndexOf(waiter.User) != index)
            return null;
        var (state, until) = waiter.State switch
        {
            WaiterState.Gone => (WaiterRowState.Left, waiter.Admitted ? At(waiter.Time) : default(DateTimeOffset?)),
            WaiterState.Active => (WaiterRowState.Entered, At(waiter.Time)),
            _ => (WaiterRowState.Waiting, null),
        };
        return new WaiterRow(_performance, waiter.User, Generation, index, state, until) { Version = ++waiter.Version };
    }

    private RoomRow TakeRoom() => new(
        _performance,
        Generation,
        _settings.OpensAt,
        _settings.Order,
        _settings.RatePerSecond,
        _settings.Cap,
        _settings.Grace,
        _settings.Session,
        _settings.AbandonAfter,
        _settings.Paused,
        [.. _seed],
        _lobbyCount,
        Head,
        _graceHead,
        _closed)
    {
        Version = ++_roomVersion,
    };

    private static WaitingRoomSettings SettingsOf(RoomRow row) =>
        new(row.OpensAt, row.Order, row.RatePerSecond, row.Cap, row.Grace, row.Session, row.AbandonAfter, row.Paused);
}
