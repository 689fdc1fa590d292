using Ticketing.Grains.Operations;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Api.Operations;

/// <summary>The silos as they last reported.</summary>
/// <param name="ServerTime">Now.</param>
/// <param name="Silos">By name.</param>
/// <param name="Dashboard">Whether Orleans' dashboard is at <c>/dashboard</c> of this server.</param>
public sealed record OpsSilosResponse(DateTimeOffset ServerTime, IReadOnlyList<OpsSilo> Silos, bool Dashboard);

/// <summary>What one silo's grains do.</summary>
/// <param name="Silo">Its name.</param>
/// <param name="StartedAt">When the process began to report.</param>
/// <param name="Activations">Grains in memory, by type.</param>
/// <param name="Threads">Threads of the pool.</param>
/// <param name="QueuedWork">Work that waits for a thread of the pool.</param>
/// <param name="MemoryBytes">Memory of the process.</param>
/// <param name="HasDashboard">Whether the silo takes part in Orleans' dashboard.</param>
public sealed record OpsSilo(
    string Silo,
    DateTimeOffset StartedAt,
    IReadOnlyList<OpsActivations> Activations,
    int Threads,
    long QueuedWork,
    long MemoryBytes,
    bool HasDashboard)
{
    internal static OpsSilo Of(SiloReport report) => new(
        report.Silo,
        report.StartedAt,
        report.Activations.Select(one => new OpsActivations(one.Grain, one.Count)).ToArray(),
        report.Threads,
        report.QueuedWork,
        report.MemoryBytes,
        report.HasDashboard);
}

/// <summary>Grains of one type in memory.</summary>
/// <param name="Grain">The type, e.g. "seat"; all of Orleans' own together are "orleans".</param>
/// <param name="Count">How many.</param>
public sealed record OpsActivations(string Grain, int Count);

/// <summary>The sales now.</summary>
/// <param name="ServerTime">Now.</param>
/// <param name="Sales">By performance.</param>
public sealed record OpsSalesResponse(DateTimeOffset ServerTime, IReadOnlyList<OpsSale> Sales);

/// <summary>How the sale of one performance goes.</summary>
/// <param name="PerformanceId">The performance.</param>
/// <param name="ShowId">Its show.</param>
/// <param name="StartsAt">When the curtain rises.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when seats can be held.</param>
/// <param name="Seats">Its seats; null when its map did not answer.</param>
/// <param name="Room">Its waiting room; null when it has none, or when it did not answer.</param>
public sealed record OpsSale(
    string PerformanceId,
    string ShowId,
    DateTimeOffset StartsAt,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset SaleClosesAt,
    OpsSeats? Seats,
    OpsRoom? Room)
{
    internal static OpsSale Of(SaleState sale) => new(
        sale.Performance,
        sale.ShowId,
        sale.StartsAt,
        sale.SaleOpensAt,
        sale.SaleClosesAt,
        sale.Seats is { } seats ? new OpsSeats(seats.Free, seats.Held, seats.Sold, seats.Blocked) : null,
        sale.Room is { } room ? OpsRoom.Of(room) : null);
}

/// <summary>Seats by status.</summary>
/// <param name="Free">Available.</param>
/// <param name="Held">In a hold.</param>
/// <param name="Sold">Sold.</param>
/// <param name="Blocked">Taken off the sale.</param>
public sealed record OpsSeats(int Free, int Held, int Sold, int Blocked);

/// <summary>A waiting room as operators see it.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Waiting">People in line or in the lobby.</param>
/// <param name="Called">People called who have not come in.</param>
/// <param name="Inside">People who may buy.</param>
/// <param name="RatePerSecond">The set rate.</param>
/// <param name="Cap">Most people inside or called.</param>
/// <param name="ObservedPerSecond">People really called per second of late; null while there is too little to go by.</param>
public sealed record OpsRoom(RoomPhase Phase, int Waiting, int Called, int Inside, int RatePerSecond, int Cap, double? ObservedPerSecond)
{
    internal static OpsRoom Of(RoomState room) =>
        new(room.Phase, room.Waiting, room.Called, room.Inside, room.RatePerSecond, room.Cap, room.ObservedPerSecond);
}
