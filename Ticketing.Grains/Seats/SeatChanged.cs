using Orleans;

namespace Ticketing.Grains.Seats;

/// <summary>A seat's word to the map, after its commit.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Status">What it is now.</param>
/// <param name="Version">The version of its row: the map never goes back to an older one.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatChanged")]
public sealed record SeatChanged([property: Id(0)] string Seat, [property: Id(1)] SeatStatus Status, [property: Id(2)] long Version);
