using Orleans;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Operations;

/// <summary>The state of one performance's sale.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="ShowId">The performance's show.</param>
/// <param name="StartsAt">When the curtain rises.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when seats can be held.</param>
/// <param name="Seats">The number of seats by status; null when the seat map did not answer.</param>
/// <param name="Room">The state of the waiting room; null when there is none, or when it did not answer.</param>
[GenerateSerializer, Immutable, Alias("Operations.SaleState")]
public sealed record SaleState(
    [property: Id(0)] string Performance,
    [property: Id(1)] string ShowId,
    [property: Id(2)] DateTimeOffset StartsAt,
    [property: Id(3)] DateTimeOffset SaleOpensAt,
    [property: Id(4)] DateTimeOffset SaleClosesAt,
    [property: Id(5)] SeatCounts? Seats,
    [property: Id(6)] RoomState? Room);
