using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Sales;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>Makes the run of a performance's room: of a new room, or of a room whose rows are on disk.</summary>
/// <param name="performance">The performance.</param>
/// <param name="grain">The grain in whose turns the room runs.</param>
/// <param name="grains">Finds the seat map.</param>
/// <param name="commitAsync">Commits rows, all or none; fails when that is not sure.</param>
/// <param name="directory">Knows the performance.</param>
/// <param name="metrics">What the room tells about itself.</param>
/// <param name="places">Most numbers that the room gives out.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when news are lost.</param>
internal sealed class RoomRuns(
    string performance,
    IGrainBase grain,
    IGrainFactory grains,
    Func<RowWrite[], Task> commitAsync,
    PerformanceDirectory directory,
    RoomMetrics metrics,
    int places,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>A room with nobody in it, and the rows to write before anybody enters.</summary>
    /// <param name="settings">Valid settings.</param>
    /// <param name="random">Makes the seed of the draw.</param>
    public (RoomRun Run, RoomChanges Changes) Create(WaitingRoomSettings settings, RandomNumberGenerator random)
    {
        var seed = new byte[LobbyShuffle.SeedLength];
        random.GetBytes(seed);
        var room = WaitingRoom.Create(performance, 1, settings, ImmutableArray.Create(seed), time.GetUtcNow(), out var changes, places);
        return (Run(room, new RoomJournal(version: 0, commitAsync)), changes);
    }

    /// <summary>The room as its rows tell.</summary>
    public RoomRun Restore(RoomRow row, IEnumerable<WaiterRow> people) =>
        Run(WaitingRoom.Restore(row, people, time.GetUtcNow(), places), new RoomJournal(row, commitAsync));

    private RoomRun Run(WaitingRoom room, RoomJournal journal) =>
        new(performance, room, journal, new SaleWatch(performance, directory, grains, time, logger), grain, metrics, time, logger);
}
