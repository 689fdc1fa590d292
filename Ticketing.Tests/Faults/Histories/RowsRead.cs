namespace Ticketing.Tests.Faults.Histories;

/// <summary>A seat's row. The numbers are the database's: 0 available, 1 held, 2 sold, 3 blocked.</summary>
internal sealed record SeatLine(string Performance, string Seat, int Status, string? Hold, DateTimeOffset? Until, string? Order);

/// <summary>A ticket's row.</summary>
internal sealed record TicketLine(string Performance, string Seat, string Order, long Price);

/// <summary>An order's row.</summary>
internal sealed record OrderLine(string Order, string Status, long Amount);

/// <summary>A refund's row.</summary>
internal sealed record RefundLine(string Order, long Amount, long Fee, bool IsSettled);

/// <summary>A payment of the sandbox, which is the bank of these tests.</summary>
/// <param name="Key">The payment's key.</param>
/// <param name="Order">The order that is paid.</param>
/// <param name="Charged">Won charged; 0 when the payment was never approved.</param>
/// <param name="Refunded">Won refunded.</param>
internal sealed record PaymentLine(string Key, string Order, long Charged, long Refunded);

/// <summary>All rows that the promises concern, read while no client had a request under way.</summary>
/// <param name="Start">When reading began.</param>
/// <param name="End">When reading ended.</param>
/// <param name="ServingSince">The time since when the silo has served without interruption.</param>
/// <param name="Seats">The seats that anybody ever touched.</param>
/// <param name="Tickets">The tickets.</param>
/// <param name="Orders">The orders.</param>
/// <param name="Refunds">The refunds.</param>
/// <param name="Payments">The bank's books.</param>
internal sealed record RowsRead(
    TimeSpan Start,
    TimeSpan End,
    TimeSpan ServingSince,
    IReadOnlyList<SeatLine> Seats,
    IReadOnlyList<TicketLine> Tickets,
    IReadOnlyList<OrderLine> Orders,
    IReadOnlyList<RefundLine> Refunds,
    IReadOnlyList<PaymentLine> Payments);
