using Ticketing.Grains.Actors;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;

namespace Ticketing.Tests.Simulation.Buyers;

/// <summary>A buyer at the door: takes his tickets from the list and shows them, some of them twice.</summary>
internal sealed class Door(World world, Client client, Guid user)
{
    private const int Tickets = 50;

    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    public async Task GoInAsync(OrderView order)
    {
        var list = await client.AskFor("lists tickets", async grains =>
            await grains.GetGrain<ITicketListGrain>(TicketListGrain.Key).Page(user, "", Tickets), tickets => $"{tickets.Count} tickets");
        if (list is null) return;
        foreach (var ticket in list.Where(ticket => ticket.OrderId == order.OrderId))
        {
            await ShowAsync(ticket);
            if (client.Chance(0.3)) await ShowAsync(ticket);
        }
    }

    // Halls belong to the empty id.
    private static async Task<CheckIn> CheckInAsync(ISeatGrain seat, string serial) =>
        (await seat.Scan(new Actor(Guid.Empty, Role.Promoter), new ScanTicket(serial))).Value ?? throw new InvalidOperationException("The owner may not keep the door.");

    private async Task ShowAsync(Ticket ticket)
    {
        var (isNew, tries) = (shown.Add(ticket.Serial), 0);
        var verdict = await client.AskFor($"shows {ticket.Serial}", grains =>
        {
            tries++;
            return CheckInAsync(grains.GetSeat(ticket.Performance, ticket.Seat), ticket.Serial);
        });
        if (verdict is not null) world.Witness.Told.AtTheDoor(ticket, verdict, mayRepeat: !isNew || tries > 1);
    }
}
