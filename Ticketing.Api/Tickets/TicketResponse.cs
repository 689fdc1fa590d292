using Ticketing.Api.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Seats.Tickets;

namespace Ticketing.Api.Tickets;

/// <summary>A valid ticket as its owner sees it.</summary>
/// <param name="Serial">The serial printed on the ticket.</param>
/// <param name="PerformanceId">The performance.</param>
/// <param name="Performance">The performance in words; null when the performance is no longer there.</param>
/// <param name="Seat">The seat's id.</param>
/// <param name="Zone">Its zone as people read it in the hall; null as the performance is.</param>
/// <param name="Row">Its row; empty for a standing place.</param>
/// <param name="Number">Its number in the row.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="Price">Its price, in won.</param>
/// <param name="OrderId">The order it came from.</param>
/// <param name="IssuedAt">When it was sold.</param>
/// <param name="CheckedInAt">When it was scanned at the door; null before that.</param>
public sealed record TicketResponse(
    string Serial,
    string PerformanceId,
    PerformanceLabel? Performance,
    string Seat,
    string? Zone,
    string? Row,
    string? Number,
    string Grade,
    long Price,
    string OrderId,
    DateTimeOffset IssuedAt,
    DateTimeOffset? CheckedInAt)
{
    internal static TicketResponse Of(Ticket ticket, NamedPerformance? named) => Of(ticket, named, named?.NameOf(ticket.Seat));

    private static TicketResponse Of(Ticket ticket, NamedPerformance? named, SeatName? seat) => new(
        ticket.Serial,
        ticket.Performance,
        PerformanceLabel.Of(named),
        ticket.Seat,
        seat?.Zone,
        seat?.Row,
        seat?.Number,
        ticket.Grade,
        ticket.Price,
        ticket.OrderId,
        ticket.IssuedAt,
        ticket.CheckedInAt);
}
