using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>
/// A valid ticket. It is inserted in the same commit that turns its seat to sold and removed in the one that frees the seat,
/// so the primary key (performance, seat) makes a second sale impossible in the database itself.
/// </summary>
/// <param name="Performance">The performance.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Serial">Printed on the ticket; unique, derived from order and seat.</param>
/// <param name="OrderId">The order it came from.</param>
/// <param name="Owner">Who bought it.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="Price">What it cost, in won.</param>
/// <param name="IssuedAt">When it was sold.</param>
/// <param name="CheckedInAt">When it was scanned at the door, once.</param>
public sealed record TicketRow(
    string Performance,
    string Seat,
    string Serial,
    string OrderId,
    Guid Owner,
    string Grade,
    long Price,
    DateTimeOffset IssuedAt,
    DateTimeOffset? CheckedInAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance, Seat);
}

/// <summary>The ticket of one seat.</summary>
public sealed record TicketOf(string Performance, string Seat) : RowQuery<TicketRow>
{
    /// <inheritdoc/>
    public override bool Matches(TicketRow row) => row.Performance == Performance && row.Seat == Seat;
}

/// <summary>The ticket with a serial.</summary>
public sealed record TicketWithSerial(string Serial) : RowQuery<TicketRow>
{
    /// <inheritdoc/>
    public override bool Matches(TicketRow row) => row.Serial == Serial;
}

/// <summary>The valid tickets of an order, by seat.</summary>
public sealed record TicketsOfOrder(string OrderId) : RowQuery<TicketRow>
{
    /// <inheritdoc/>
    public override bool Matches(TicketRow row) => row.OrderId == OrderId;
}

/// <summary>A page of a person's tickets, by performance and seat.</summary>
public sealed record TicketsOfOwner(Guid Owner, string AfterSerial, int PageSize) : RowQuery<TicketRow>
{
    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override bool Matches(TicketRow row) => row.Owner == Owner && string.CompareOrdinal(row.Serial, AfterSerial) > 0;

    /// <inheritdoc/>
    public override string? SortKey(TicketRow row) => row.Serial;
}
