using Orleans;
using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Performances;

/// <summary>Asks for seats to be taken off the sale, or put back.</summary>
/// <param name="Seats">1 to <see cref="PerformanceLimits.MaxBlock"/> seats.</param>
/// <param name="Unblock">True to put them back.</param>
/// <param name="Request">What makes a repeat of this request the same one.</param>
[GenerateSerializer, Immutable, Alias("Performances.BlockSeats")]
public sealed record BlockSeats(
    [property: Id(0)] IReadOnlyList<string> Seats,
    [property: Id(1)] bool Unblock,
    [property: Id(2)] RequestKey Request);

/// <summary>What became of one seat.</summary>
public enum BlockResult : byte
{
    /// <summary>It is as asked now, by this request or before.</summary>
    Done = 0,

    /// <summary>Somebody holds or owns it; nothing was changed.</summary>
    Taken = 1,
}

/// <summary>The answer for one seat.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Result">What became of it.</param>
[GenerateSerializer, Immutable, Alias("Performances.BlockedSeat")]
public sealed record BlockedSeat([property: Id(0)] string Seat, [property: Id(1)] BlockResult Result);

/// <summary>The answer for all seats of a request, in its order.</summary>
/// <param name="Seats">One answer per seat.</param>
[GenerateSerializer, Immutable, Alias("Performances.BlockAnswer")]
public sealed record BlockAnswer([property: Id(0)] IReadOnlyList<BlockedSeat> Seats);
