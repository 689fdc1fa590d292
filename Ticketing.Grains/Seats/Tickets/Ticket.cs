using Orleans;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>A valid ticket as its owner sees it.</summary>
/// <param name="Serial">Printed on it.</param>
/// <param name="Performance">The performance.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="Price">What it cost, in won.</param>
/// <param name="OrderId">The order it came from.</param>
/// <param name="IssuedAt">When it was sold.</param>
/// <param name="CheckedInAt">When it was scanned at the door.</param>
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
