using Orleans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>A wish for the best seats that are left.</summary>
/// <param name="Count">How many, next to each other where possible.</param>
/// <param name="Grade">Only of this grade.</param>
/// <param name="Zone">Only in this zone.</param>
[GenerateSerializer, Immutable, Alias("Carts.BestSeats")]
public sealed record BestSeatsWish([property: Id(0)] int Count, [property: Id(1)] string? Grade, [property: Id(2)] string? Zone);
