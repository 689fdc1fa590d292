using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Grains.Jobs;

/// <summary>
/// Which places of waiting rooms have outlived their performance. Places have no date of their own, so the rooms are walked through, a few in
/// every round, by performance; a room is left when none of its places is. Memory only remembers where the walk is.
/// </summary>
/// <param name="age">How long places are kept after the performance began.</param>
internal sealed class EndedPlaces(TimeSpan age) : PurgeRule
{
    /// <summary>Rooms that one round looks at.</summary>
    public const int RoomsPerRound = 20;

    private string _after = "";

    /// <inheritdoc/>
    public override string Table => "waiters";

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Row>> FindAsync(IRowStore store, DateTimeOffset now)
    {
        var rooms = await store.ReadAsync(new RoomPage(_after, RoomsPerRound));
        foreach (var room in rooms)
        {
            // A performance without a row was deleted, which is possible only before its sale: nobody comes in through its room any more.
            var isOver = await store.ReadAsync(new PerformanceOf(room.Performance)) is not [var performance] || performance.StartsAt <= now - age;
            var places = isOver ? await store.ReadAsync(new PlacesOfRoom(room.Performance)) : [];
            if (places.Count > 0) return places;
            _after = room.Performance;
        }

        if (rooms.Count < RoomsPerRound) _after = "";
        return [];
    }
}
