using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Forged;

/// <summary>Rows written by hand.</summary>
internal sealed class ForgedRows
{
    private readonly List<Func<Func<double, DateTimeOffset>, SeatLine>> _seats = [];
    private readonly List<TicketLine> _tickets = [];
    private readonly List<OrderLine> _orders = [];
    private readonly List<RefundLine> _refunds = [];
    private readonly List<PaymentLine> _payments = [];

    public ForgedRows Free(string seat) => Seat(seat, 0, null, null, null);

    public ForgedRows Held(string seat, string hold, double until) => Seat(seat, 1, hold, until, null);

    /// <summary>A sold seat with its ticket, its order and its payment.</summary>
    public ForgedRows Bought(string seat, string hold) =>
        Sold(seat, hold).Ticket(seat, hold).Order(hold, "paid").Payment(hold, 100, 0);

    public ForgedRows Sold(string seat, string hold) => Seat(seat, 2, hold, null, ForgedHistory.OrderOf(hold));

    public ForgedRows Ticket(string seat, string hold)
    {
        _tickets.Add(new TicketLine(ForgedHistory.Performance, seat, ForgedHistory.OrderOf(hold), 100));
        return this;
    }

    public ForgedRows Order(string hold, string status, long amount = 100)
    {
        _orders.Add(new OrderLine(ForgedHistory.OrderOf(hold), status, amount));
        return this;
    }

    public ForgedRows Refund(string hold, long amount, long fee)
    {
        _refunds.Add(new RefundLine(ForgedHistory.OrderOf(hold), amount, fee, true));
        return this;
    }

    public ForgedRows Payment(string hold, long charged, long refunded)
    {
        _payments.Add(new PaymentLine($"pay-{hold}-{_payments.Count}", ForgedHistory.OrderOf(hold), charged, refunded));
        return this;
    }

    public RowsRead Read(TimeSpan start, TimeSpan end, Func<double, DateTimeOffset> wall) =>
        new(start, end, TimeSpan.Zero, [.. _seats.Select(seat => seat(wall))], _tickets, _orders, _refunds, _payments);

    private ForgedRows Seat(string seat, int status, string? hold, double? until, string? order)
    {
        _seats.Add(wall => new SeatLine(ForgedHistory.Performance, seat, status, hold, until is { } at ? wall(at) : null, order));
        return this;
    }
}
