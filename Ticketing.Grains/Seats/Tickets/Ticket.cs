using Orleans;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>A valid ticket as its owner sees it.</summary>
/// <param name="Serial">The serial that is printed on the ticket.</param>
/// <param name="Performance">The performance.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="Price">The price that was paid, in won.</param>
/// <param name="OrderId">The order that the ticket belongs to.</param>
/// <param name="IssuedAt">When the ticket was sold.</param>
/// <param name="CheckedInAt">When the ticket was scanned at the door; null before that.</param>
[GenerateSerializer, Immutable, Alias("Tickets.Ticket")]
public sealed record Ticket(
    [property: Id(0)] string Serial,
    [property: Id(1)] string Performance,
    [property: Id(2)] string Seat,
    [property: Id(3)] string Grade,
    [property: Id(4)] long Price,
    [property: Id(5)] string OrderId,
    [property: Id(6)] DateTimeOffset IssuedAt,
    [property: Id(7)] DateTimeOffset? CheckedInAt);
