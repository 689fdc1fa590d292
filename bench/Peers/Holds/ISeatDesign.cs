namespace Ticketing.Peers.Holds;

/// <summary>A way of giving a seat to one buyer only.</summary>
internal interface ISeatDesign
{
    /// <summary>Puts a performance on sale.</summary>
    Task OpenAsync(string performance, IReadOnlyList<string> seats);

    /// <summary>Gives the seat to the buyer, unless somebody else has it and the time is not over.</summary>
    ValueTask<HoldOutcome> HoldAsync(SeatHold hold, DateTimeOffset now);
}

/// <summary>Who wants to hold what, and until when.</summary>
internal sealed record SeatHold(string Performance, string Seat, string HoldId, string Buyer, DateTimeOffset Until);

/// <summary>What became of it.</summary>
internal enum HoldOutcome
{
    /// <summary>The seat is the buyer's.</summary>
    Held,

    /// <summary>Somebody else has it.</summary>
    Taken,

    /// <summary>There is no such seat.</summary>
    Unknown,

    /// <summary>The design gave up: a deadlock, or too many tries.</summary>
    Busy,
}
