using Ticketing.Peers.Duties;

namespace Ticketing.Peers.Holds;

/// <summary>A design that gives each seat to one buyer only.</summary>
internal interface ISeatDesign
{
    /// <summary>Puts a performance on sale.</summary>
    Task OpenAsync(string performance, IReadOnlyList<string> seats);

    /// <summary>Makes buyers known. Only designs that lock a buyer's row need this.</summary>
    Task AddBuyersAsync(IReadOnlyList<string> buyers) => Task.CompletedTask;

    /// <summary>Gives the seat to the buyer, unless somebody's hold of the seat has not ended yet.</summary>
    ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now);
}

/// <summary>A wanted hold: the seat, the buyer, the end of the hold, and the request to keep if the design has the same duties as the silo.</summary>
internal sealed record SeatHold(string Performance, string Seat, string HoldId, string Buyer, DateTimeOffset Until, KeptRequest? Request = null);

/// <summary>What became of a wanted hold.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Kept">The kept answer of a repeated request.</param>
internal readonly record struct HoldResult(HoldOutcome Outcome, string? Kept = null)
{
    /// <summary>The result of an outcome without a kept answer.</summary>
    public static implicit operator HoldResult(HoldOutcome outcome) => new(outcome);
}

/// <summary>The outcome of a hold. Databases answer with these numbers.</summary>
internal enum HoldOutcome
{
    /// <summary>The buyer has the seat.</summary>
    Held = 0,

    /// <summary>Somebody else has the seat.</summary>
    Taken = 1,

    /// <summary>There is no such seat.</summary>
    Unknown = 2,

    /// <summary>The buyer holds as many seats as one buyer may.</summary>
    OverLimit = 3,

    /// <summary>The request was answered before, and gets the same answer.</summary>
    Repeated = 4,

    /// <summary>The Idempotency-Key was used for another request.</summary>
    KeyReused = 5,

    /// <summary>The design gave up after a deadlock or too many attempts.</summary>
    Busy = 6,
}
