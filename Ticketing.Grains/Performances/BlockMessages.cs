using Orleans;
using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Performances;

/// <summary>A request to withhold seats, or to put them back on sale.</summary>
/// <param name="Seats">1 to <see cref="PerformanceLimits.MaxBlock"/> seats.</param>
/// <param name="Unblock">True to put the seats back on sale, false to withhold them.</param>
/// <param name="Request">The key by which a repeat of this request is recognized.</param>
[GenerateSerializer, Immutable, Alias("Performances.BlockSeats")]
public sealed record BlockSeats(
    [property: Id(0)] IReadOnlyList<string> Seats,
    [property: Id(1)] bool Unblock,
    [property: Id(2)] RequestKey Request);

/// <summary>The result for one seat.</summary>
public enum BlockResult : byte
{
    /// <summary>The seat is now in the requested state, by this request or an earlier one.</summary>
    Done = 0,

    /// <summary>Somebody holds or owns the seat; nothing was changed.</summary>
    Taken = 1,
}

/// <summary>The answer for one seat.</summary>
/// <param name="Seat">The seat's id.</param>
/// <param name="Result">The result for the seat.</param>
[GenerateSerializer, Immutable, Alias("Performances.BlockedSeat")]
public sealed record BlockedSeat([property: Id(0)] string Seat, [property: Id(1)] BlockResult Result);

/// <summary>The answer for all seats of a request, in the order of the request.</summary>
/// <param name="Seats">One answer per seat.</param>
[GenerateSerializer, Immutable, Alias("Performances.BlockAnswer")]
public sealed record BlockAnswer([property: Id(0)] IReadOnlyList<BlockedSeat> Seats);
