using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>The rules of a ticket: issued when the seat is sold, valid once at the door.</summary>
public static class TicketRules
{
    private const int SerialLength = 12;

    /// <summary>The ticket of a sale.</summary>
    public static TicketRow Issue(SeatRow seat, SellSeat sale, DateTimeOffset now) =>
        new(seat.Performance, seat.Seat, Serial(sale.OrderId, seat.Seat), sale.OrderId, sale.Buyer, sale.Grade, sale.Price, now, null)
        {
            Version = 1,
        };

    /// <summary>
    /// The serial of a ticket: 60 bits of SHA-256 over order and seat in Crockford's base 32. A repeated sale thus gives the same serial.
    /// If two tickets had the same serial (one in 10^18 pairs), the unique index would refuse the second sale instead of issuing it twice.
    /// </summary>
    public static string Serial(string orderId, string seat) => CrockfordText.OfHash($"{orderId}/{seat}", SerialLength);

    /// <summary>Judges a scan.</summary>
    /// <returns>The row to write when the bearer comes in, and the verdict.</returns>
    public static (TicketRow? Next, CheckIn Verdict) CheckIn(TicketRow? ticket, ScanTicket scan, DateTimeOffset now)
    {
        if (ticket is null || ticket.Serial != scan.Serial) return (null, new CheckIn(CheckInResult.NotValid, null));
        if (ticket.CheckedInAt is { } before)
        {
            var isRepeat = scan.RequestId is not null && scan.RequestId == ticket.CheckedInRequest;
            return (null, new CheckIn(isRepeat ? CheckInResult.Welcome : CheckInResult.UsedBefore, before, ticket.CheckedInDevice));
        }

        var used = ticket with { CheckedInAt = now, CheckedInDevice = scan.Device, CheckedInRequest = scan.RequestId, Version = ticket.Version + 1 };
        return (used, new CheckIn(CheckInResult.Welcome, now, scan.Device));
    }
}
