using Orleans;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Operations;

/// <summary>How the sale of one performance goes.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="ShowId">Its show.</param>
/// <param name="StartsAt">When the curtain rises.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when seats can be held.</param>
/// <param name="Seats">Its seats; null when its map did not answer.</param>
/// <param name="Room">Its waiting room; null when it has none, or when it did not answer.</param>
[GenerateSerializer, Immutable, Alias("Operations.SaleState")]
public sealed record SaleState(
    [property: Id(0)] string Performance,
    [property: Id(1)] string ShowId,
    [property: Id(2)] DateTimeOffset StartsAt,
    [property: Id(3)] DateTimeOffset SaleOpensAt,
    [property: Id(4)] DateTimeOffset SaleClosesAt,
    [property: Id(5)] SeatCounts? Seats,
    [property: Id(6)] RoomState? Room);

/// <summary>Seats by status.</summary>
/// <param name="Free">Available.</param>
/// <param name="Held">In a hold.</param>
/// <param name="Sold">Sold.</param>
/// <param name="Blocked">Taken off the sale.</param>
[GenerateSerializer, Immutable, Alias("Operations.SeatCounts")]
public sealed record SeatCounts([property: Id(0)] int Free, [property: Id(1)] int Held, [property: Id(2)] int Sold, [property: Id(3)] int Blocked);

/// <summary>A waiting room as operators see it.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Waiting">People in line or in the lobby.</param>
/// <param name="Called">People called who have not come in.</param>
/// <param name="Inside">People who may buy.</param>
/// <param name="RatePerSecond">The set rate.</param>
/// <param name="Cap">Most people inside or called.</param>
/// <param name="ObservedPerSecond">People really called per second of late; null while there is too little to go by.</param>
[GenerateSerializer, Immutable, Alias("Operations.RoomState")]
public sealed record RoomState(
    [property: Id(0)] RoomPhase Phase,
    [property: Id(1)] int Waiting,
    [property: Id(2)] int Called,
    [property: Id(3)] int Inside,
    [property: Id(4)] int RatePerSecond,
    [property: Id(5)] int Cap,
    [property: Id(6)] double? ObservedPerSecond);
