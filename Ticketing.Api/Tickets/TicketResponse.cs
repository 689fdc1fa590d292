using Ticketing.Grains.Seats.Tickets;

namespace Ticketing.Api.Tickets;

/// <summary>A valid ticket as its owner sees it.</summary>
/// <param name="Serial">The serial printed on the ticket.</param>
/// <param name="Performance">The performance.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="Price">Its price, in won.</param>
/// <param name="OrderId">The order it came from.</param>
/// <param name="IssuedAt">When it was sold.</param>
/// <param name="CheckedInAt">When it was scanned at the door; null before that.</param>
public sealed record TicketResponse(
    string Serial,
    string Performance,
    string Seat,
    string Grade,
    long Price,
    string OrderId,
    DateTimeOffset IssuedAt,
    DateTimeOffset? CheckedInAt)
{
    internal static TicketResponse Of(Ticket ticket) => new(
        ticket.Serial,
        ticket.Performance,
        ticket.Seat,
        ticket.Grade,
        ticket.Price,
        ticket.OrderId,
        ticket.IssuedAt,
        ticket.CheckedInAt);
}
