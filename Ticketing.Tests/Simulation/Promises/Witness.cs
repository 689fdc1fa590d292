using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>
/// Watches the disk: after every commit, each changed row is compared with its earlier version, by rules that are written here and not taken
/// from the grains. The witness also knows what every client was told and what every owner asked for.
/// </summary>
internal sealed class Witness
{
    private readonly World world;
    private readonly SeatPromises seatPromises;
    private readonly OrderPromises orderPromises;

    // In the scheduler's time, which clock jumps do not change.
    private DateTimeOffset disturbedUntil;

    public Witness(World world)
    {
        this.world = world;
        Told = new Told(world, this);
        Rooms = new RoomPromises(world);
        seatPromises = new SeatPromises(world, this);
        orderPromises = new OrderPromises(this);
    }

    public Told Told { get; }

    public RoomPromises Rooms { get; }

    public SortedDictionary<(string Performance, string Seat), SeatRow> Seats { get; } = [];

    public SortedDictionary<(string Performance, string Seat), TicketRow> Tickets { get; } = [];

    public SortedDictionary<string, OrderRow> Orders { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<(string Order, string Seat), OrderSeatRow> OrderSeats { get; } = [];

    public SortedDictionary<(string Order, string Refund), RefundRow> Refunds { get; } = [];

    public SortedDictionary<string, SandboxPaymentRow> Payments { get; } = new(StringComparer.Ordinal);

    /// <summary>True while a hold or an order still has a deadline.</summary>
    public bool IsUnsettled =>
        Seats.Values.Any(seat => seat.Status == SeatStatus.Held) || Orders.Values.Any(order => !OrderPromises.Rests(order.Status));

    /// <summary>Called for a fault that may delay expiries, from now on for this long.</summary>
    public void Disturbed(TimeSpan duration)
    {
        var end = world.Scheduler.Now + duration;
        if (end > disturbedUntil) disturbedUntil = end;
    }

    /// <summary>Looks for ghost holds at all times, also while nothing is written.</summary>
    public void StartWatch()
    {
        var process = world.Scheduler.CreateProcess("witness");
        process.Time.CreateTimer(_ => LookForGhosts(), null, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5));
    }

    public void Written(IReadOnlyList<RowWrite> writes)
    {
        List<(SeatRow? Before, SeatRow Now)> seats = [];
        List<(OrderRow? Before, OrderRow Now)> orders = [];
        foreach (var write in writes)
        {
            switch (write.Row)
            {
                case SeatRow seat:
                    seats.Add((Seats.GetValueOrDefault((seat.Performance, seat.Seat)), seat));
                    Seats[(seat.Performance, seat.Seat)] = seat;
                    break;
                case OrderRow order:
                    orders.Add((Orders.GetValueOrDefault(order.OrderId), order));
                    Orders[order.OrderId] = order;
                    break;
                case TicketRow ticket when write.Delete:
                    Require(TicketPromises.WhyNotVoid(Tickets.GetValueOrDefault((ticket.Performance, ticket.Seat))));
                    Tickets.Remove((ticket.Performance, ticket.Seat));
                    break;
                case TicketRow ticket:
                    Require(TicketPromises.WhyNot(Tickets.GetValueOrDefault((ticket.Performance, ticket.Seat)), ticket));
                    Tickets[(ticket.Performance, ticket.Seat)] = ticket;
                    break;
                case OrderSeatRow seat:
                    OrderSeats[(seat.OrderId, seat.Seat)] = seat;
                    break;
                case RefundRow refund:
                    Refunds[(refund.OrderId, refund.RefundId)] = refund;
                    break;
                case WaiterRow waiter:
                    Require(Rooms.WhyNot(waiter));
                    break;
                case SandboxPaymentRow payment:
                    Payments[payment.PaymentKey] = payment;
                    Require(orderPromises.WhyNotPaid(payment));
                    break;
            }
        }

        foreach (var (before, now) in orders) Judge(orderPromises.WhyNot(before, now), before, now);
        foreach (var (before, now) in seats) Judge(seatPromises.WhyNot(before, now), before, now);
    }

    private void Judge(string? broken, Row? before, Row now)
    {
        if (Describe(before) is var was && Describe(now) is { } becomes) world.Note($"disk {was} → {becomes}");
        if (broken is not null) world.Break($"{broken}\n  before: {before}\n  now:    {now}");
    }

    private void Require(string? broken)
    {
        if (broken is not null) world.Break(broken);
    }

    private void LookForGhosts()
    {
        // One second, plus the delay of messages in this world.
        var tolerance = TimeSpan.FromSeconds(1) + (3 * world.Settings.MaxMessageDelay);
        var since = world.Now - tolerance;
        if (!world.Machine.IsUp || disturbedUntil > world.Scheduler.Now - tolerance) return;
        foreach (var seat in Seats.Values.Where(seat => seat.Status == SeatStatus.Held && seat.Until < since))
            world.Break($"Promise 9: a ghost hold, {tolerance} after its time: {seat}");
    }

    private static string? Describe(Row? row) => row switch
    {
        SeatRow seat => $"{seat.Performance}/{seat.Seat} {seat.Status} v{seat.Version} {seat.HoldId} {seat.OrderId} {seat.Until:mm:ss.fff}",
        OrderRow order => $"order {order.OrderId} {order.Status} v{order.Version}",
        _ => null,
    };
}
