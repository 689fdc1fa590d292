using System.Text.Json;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>The checks at the end of a run, when nothing is due any more: every won and every seat must be accounted for.</summary>
internal sealed class Reckoning(World world)
{
    // The percentage of the price that is kept, by calendar days in Seoul before the performance. Stated by the product; not taken from the code under test.
    private static readonly (int Days, int Percent)[] Fees = [(10, 0), (7, 10), (3, 20), (1, 30), (0, 90)];

    // A run is shorter than the day after a payment in which nothing is kept while three days are left.
    private const int FreeDays = 3;

    private static readonly TimeSpan SeoulAhead = TimeSpan.FromHours(9);

    private readonly Witness witness = world.Witness;

    public async Task CheckAsync()
    {
        CheckDisk();
        foreach (var seat in witness.Seats.Values.Where(seat => seat.Status == SeatStatus.Held)) world.Break($"Promise 9: still held at the end: {seat}");
        foreach (var order in witness.Orders.Values) CheckOrder(order);
        foreach (var payment in witness.Payments.Values.Where(payment => payment.ApprovedAt is not null && !witness.Orders.ContainsKey(payment.OrderId)))
            world.Break($"Promise 5: a charge without an order: {payment}");
        foreach (var view in witness.Told.Paid) CheckPaid(view);
        var process = world.Scheduler.CreateProcess("auditor");
        await process.Start(async () =>
        {
            foreach (var hall in world.Halls) await CheckMapAsync(hall, process);
        });
    }

    // The witness has followed every commit, so the rows on disk must equal its copy.
    private void CheckDisk()
    {
        if (!world.Disk.Store.Rows<SeatRow>().SequenceEqual(witness.Seats.Values)) world.Break("The witness lost track of the seats.");
        if (!world.Disk.Store.Rows<Grains.Seats.Tickets.TicketRow>().SequenceEqual(witness.Tickets.Values)) world.Break("The witness lost track of the tickets.");
    }

    private void CheckOrder(OrderRow order)
    {
        if (!OrderPromises.Rests(order.Status)) world.Break($"Promise 5: an order never came to rest: {order}");
        var seats = witness.OrderSeats.Values.Where(seat => seat.OrderId == order.OrderId).ToList();
        var refunds = witness.Refunds.Values.Where(refund => refund.OrderId == order.OrderId).ToList();
        foreach (var refund in refunds) CheckRefund(order, refund, [.. seats.Where(seat => seat.RefundId == refund.RefundId)]);

        var kept = seats.Where(seat => seat.RefundId is null).ToList();
        if (order.Status == OrderStatus.Paid)
        {
            foreach (var seat in kept.Where(seat => witness.Tickets.GetValueOrDefault((order.Performance, seat.Seat))?.OrderId != order.OrderId))
                world.Break($"Promise 5: a paid order has no ticket for {seat.Seat}: {order}");
        }
        else if (witness.Tickets.Values.FirstOrDefault(ticket => ticket.OrderId == order.OrderId) is { } ticket)
        {
            world.Break($"Promise 5: an order that is {order.Status} has the ticket {ticket}.");
        }

        var due = (order.Status == OrderStatus.Paid ? kept.Sum(seat => seat.Price) : 0) + refunds.Sum(refund => refund.Fee);
        var paid = witness.Payments.Values.Where(payment => payment.OrderId == order.OrderId).Sum(Kept);
        if (paid != due) world.Break($"Promise 5: {paid} won of the buyer's money are kept, and {due} are due: {order}");
    }

    private void CheckRefund(OrderRow order, RefundRow refund, List<OrderSeatRow> seats)
    {
        var price = seats.Sum(seat => seat.Price);
        var days = (world.Halls.Single(hall => hall.Performance == order.Performance).StartsAt + SeoulAhead).Date
            .Subtract((refund.RequestedAt + SeoulAhead).Date).Days;
        var isCancelled = seats.TrueForAll(seat => witness.Told.IsGivenBack(order.OrderId, seat.Seat));
        var percent = days >= FreeDays ? 0 : Fees.First(step => days >= step.Days).Percent;
        var fee = seats.Sum(seat => seat.Price * percent / 100);
        if (refund.SettledAt is null) world.Break($"Promise 5: a refund was never settled: {refund}");
        if (refund.Amount + refund.Fee != price || (refund.Fee != 0 && (refund.Fee != fee || !isCancelled)))
            world.Break($"Promise 5: seats of {price} won, fee {fee}, were refunded as {refund}.");
    }

    private void CheckPaid(OrderView view)
    {
        foreach (var seat in view.Seats.Where(seat => !witness.Told.IsGivenBack(view.OrderId, seat.Seat)))
        {
            if (witness.Tickets.GetValueOrDefault((view.Performance, seat.Seat))?.OrderId != view.OrderId)
                world.Break($"Promise 4: {view.OrderId} was told to be paid, and seat {seat.Seat} has no ticket of it.");
        }
    }

    private async Task CheckMapAsync(Hall hall, SimulationProcess process)
    {
        var map = await world.Machine.Client.GetGrain<ISeatMapGrain>(hall.Performance).Snapshot();
        if (!map.Ok)
        {
            world.Break($"There is no map of {hall.Performance}: {map.Refusal}");
            return;
        }

        if (map.Value.Counts.Sum() != hall.Seats.Count) world.Break($"Promise 9: the map counts {map.Value.Counts.Sum()} of {hall.Seats.Count} seats.");
        var seats = SeatMap.Of(hall.Plan, map.Value);
        for (var seat = 0; seat < hall.Seats.Count; seat++)
        {
            var row = witness.Seats.GetValueOrDefault((hall.Performance, hall.Seats[seat]));
            if (seats[seat] != (row?.Status ?? SeatStatus.Available))
                world.Break($"Promise 9: at {process.Time.GetUtcNow():O} the map shows {hall.Seats[seat]} as {seats[seat]}, and the disk says: {row}");
        }
    }

    private static long Kept(SandboxPaymentRow payment) => payment.ApprovedAt is null
        ? 0
        : payment.Amount - JsonSerializer.Deserialize<List<GatewayRefund>>(payment.Refunds)!.Sum(refund => refund.Amount);
}
