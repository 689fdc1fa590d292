using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>Reads a seat and its ticket as one.</summary>
internal static class SeatReading
{
    private const int MaxReads = 3;

    /// <summary>The seat, untouched when it has no row, and the ticket when it is sold.</summary>
    /// <exception cref="StoreUnavailableException">A row could not be read.</exception>
    /// <exception cref="InvalidOperationException">The seat is sold without a ticket: the two are written in one commit.</exception>
    public static async Task<(SeatRow Seat, TicketRow? Ticket)> ReadAsync(IRowStore store, string performance, string seat)
    {
        for (var reads = 0; reads < MaxReads; reads++)
        {
            if (await store.ReadAsync(new SeatOf(performance, seat)) is not [var row, ..]) return (SeatRules.Untouched(performance, seat), null);
            if (row.Status != SeatStatus.Sold) return (row, null);

            // Seat and ticket are two reads: another activation may have given the seat back in between.
            if (await store.ReadAsync(new TicketOf(performance, seat)) is [var ticket, ..] && ticket.OrderId == row.OrderId) return (row, ticket);
        }

        throw new InvalidOperationException($"Seat {performance}/{seat} is sold without a ticket.");
    }
}
