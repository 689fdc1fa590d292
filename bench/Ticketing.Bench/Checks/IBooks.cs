namespace Ticketing.Bench.Checks;

/// <summary>A contender's rows, read from its database after the load.</summary>
internal interface IBooks
{
    /// <summary>The seats of a performance that are held or sold.</summary>
    IReadOnlyList<SeatRow> Seats(string performance);

    /// <summary>The tickets of a performance.</summary>
    IReadOnlyList<TicketRow> Tickets(string performance);

    /// <summary>The people in a performance's queue.</summary>
    IReadOnlyList<PlaceRow> Places(string performance);
}

/// <summary>A seat that is held or sold.</summary>
internal sealed record SeatRow(string Seat, string HoldId, string Buyer, bool IsSold);

/// <summary>A ticket.</summary>
internal sealed record TicketRow(string Seat, string OrderId);

/// <summary>A place in a queue; places are ordered by number.</summary>
internal sealed record PlaceRow(string Person, long Number);
