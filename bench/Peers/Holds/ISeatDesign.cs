namespace Ticketing.Peers.Holds;

/// <summary>A design that gives each seat to one buyer only.</summary>
internal interface ISeatDesign
{
    /// <summary>Puts a performance on sale.</summary>
    Task OpenAsync(string performance, IReadOnlyList<string> seats);

    /// <summary>Gives the seat to the buyer, unless somebody's hold of the seat has not ended yet.</summary>
    ValueTask<HoldOutcome> HoldAsync(SeatHold hold, DateTimeOffset now);
}

/// <summary>A wanted hold: the seat, the buyer, and the end of the hold.</summary>
internal sealed record SeatHold(string Performance, string Seat, string HoldId, string Buyer, DateTimeOffset Until);

/// <summary>The outcome of a hold.</summary>
internal enum HoldOutcome
{
    /// <summary>The buyer has the seat.</summary>
    Held,

    /// <summary>Somebody else has the seat.</summary>
    Taken,

    /// <summary>There is no such seat.</summary>
    Unknown,

    /// <summary>The design gave up after a deadlock or too many attempts.</summary>
    Busy,
}
