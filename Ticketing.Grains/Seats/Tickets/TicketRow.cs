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
/// <param name="CheckedInDevice">The device that scanned it, as the door named it; null when it did not.</param>
/// <param name="CheckedInRequest">The request that scanned it (<see cref="ScanTicket.RequestId"/>), so that its repeat is told the same; null without a key.</param>
public sealed record TicketRow(
    string Performance,
    string Seat,
    string Serial,
    string OrderId,
    Guid Owner,
    string Grade,
    long Price,
    DateTimeOffset IssuedAt,
    DateTimeOffset? CheckedInAt,
    string? CheckedInDevice = null,
    string? CheckedInRequest = null) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance, Seat);
}
