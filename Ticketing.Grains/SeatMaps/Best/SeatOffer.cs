using Orleans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>Seats offered, not held.</summary>
/// <param name="Seats">Their ids.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatOffer")]
public sealed record SeatOffer([property: Id(0)] IReadOnlyList<string> Seats);
