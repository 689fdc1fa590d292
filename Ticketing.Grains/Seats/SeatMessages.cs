using Orleans;

namespace Ticketing.Grains.Seats;

/// <summary>Asks a seat to be held.</summary>
/// <param name="HoldId">The hold; repeating it finds the seat already in it.</param>
/// <param name="Buyer">For whom.</param>
/// <param name="Until">Until when.</param>
/// <param name="Grade">The grade that the buyer is told; null when the release before asks.</param>
/// <param name="Price">The price in won that the buyer is told, and pays whatever the price is later; null when the release before asks.</param>
[GenerateSerializer, Immutable, Alias("Seats.HoldSeat")]
public sealed record HoldSeat(
    [property: Id(0)] string HoldId,
    [property: Id(1)] Guid Buyer,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] string? Grade = null,
    [property: Id(4)] long? Price = null);

/// <summary>Asks a seat to be sold out of a hold.</summary>
/// <param name="HoldId">The hold it should be in. A hold that ran out is good too while nobody else came.</param>
/// <param name="OrderId">The order that pays for it; repeating it finds the seat already sold to it.</param>
/// <param name="Buyer">Who buys it.</param>
/// <param name="Grade">Printed on the ticket.</param>
/// <param name="Price">In won, printed on the ticket.</param>
[GenerateSerializer, Immutable, Alias("Seats.SellSeat")]
public sealed record SellSeat(
    [property: Id(0)] string HoldId,
    [property: Id(1)] string OrderId,
    [property: Id(2)] Guid Buyer,
    [property: Id(3)] string Grade,
    [property: Id(4)] long Price);

/// <summary>What a seat said to a command.</summary>
public enum SeatResult : byte
{
    /// <summary>Done, now or by an earlier try of the same command.</summary>
    Done = 0,

    /// <summary>Somebody else has it, or the promoter blocked it.</summary>
    Taken = 1,

    /// <summary>The hold named is not the one the seat is in.</summary>
    HoldEnded = 2,

    /// <summary>The hold was extended before.</summary>
    AlreadyExtended = 3,

    /// <summary>The seat's state does not allow it.</summary>
    WrongState = 4,

    /// <summary>The request was answered before, so nothing was done; its record says how.</summary>
    AnsweredBefore = 5,

    /// <summary>The ticket of the seat was scanned, so the seat does not go back.</summary>
    Used = 6,

    /// <summary>The buyer held the seat too often in a row; <see cref="SeatAnswer.Until"/> says how long the seat is closed to him.</summary>
    CoolingDown = 7,
}

/// <summary>A seat's answer.</summary>
/// <param name="Result">What it said.</param>
/// <param name="Until">When its hold ends, after a hold or an extension; when the cool-down ends, with <see cref="SeatResult.CoolingDown"/>.</param>
/// <param name="Version">The version of its row now; a release names it, so a release that arrives late cannot end a newer hold.</param>
[GenerateSerializer, Immutable, Alias("Seats.SeatAnswer")]
public sealed record SeatAnswer(
    [property: Id(0)] SeatResult Result,
    [property: Id(1)] DateTimeOffset? Until,
    [property: Id(2)] long Version)
{
    /// <summary>Whether the seat did as told.</summary>
    public bool Ok => Result == SeatResult.Done;
}
