using Orleans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>A request for the best seats that are left.</summary>
/// <param name="Count">The number of seats, next to each other where possible.</param>
/// <param name="Grade">The only grade wanted; null for any.</param>
/// <param name="Zone">The only zone wanted; null for any.</param>
[GenerateSerializer, Immutable, Alias("Carts.BestSeats")]
public sealed record BestSeatsWish([property: Id(0)] int Count, [property: Id(1)] string? Grade, [property: Id(2)] string? Zone);
