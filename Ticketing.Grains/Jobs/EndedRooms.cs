using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Grains.Jobs;

/// <summary>
/// Which waiting rooms have outlived a deleted performance: nobody was drawn in them, so there is no draw to check. The rooms are walked through as
/// <see cref="EndedPlaces"/> does, and a room waits until its places are gone.
/// </summary>
/// <param name="age">How long a room is kept after it was to open. A room is made before its performance, so a new one may have none yet.</param>
internal sealed class EndedRooms(TimeSpan age) : PurgeRule
{
    private string _after = "";

    /// <inheritdoc/>
    public override string Table => "rooms";

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Row>> FindAsync(IRowStore store, DateTimeOffset now)
    {
        var rooms = await store.ReadAsync(new RoomPage(_after, EndedPlaces.RoomsPerRound));
        _after = rooms.Count < EndedPlaces.RoomsPerRound ? "" : rooms[^1].Performance;
        var ended = new List<Row>();
        foreach (var room in rooms)
        {
            if (room.OpensAt > now - age || (await store.ReadAsync(new PerformanceOf(room.Performance))).Count > 0) continue;
            if ((await store.ReadAsync(new PlacesOfRoom(room.Performance))).Count == 0) ended.Add(room);
        }

        return ended;
    }
}
