using Orleans;

namespace Ticketing.Grains.SeatMaps;

/// <summary>The number of seats by status.</summary>
/// <param name="Free">Available.</param>
/// <param name="Held">In a hold.</param>
/// <param name="Sold">Sold.</param>
/// <param name="Blocked">Withheld.</param>
[GenerateSerializer, Immutable, Alias("Operations.SeatCounts")]
public sealed record SeatCounts([property: Id(0)] int Free, [property: Id(1)] int Held, [property: Id(2)] int Sold, [property: Id(3)] int Blocked);
