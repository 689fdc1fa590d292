using System.Collections.Immutable;
using Ticketing.Grains.Carts;

namespace Ticketing.Grains.Orders;

/// <summary>An order with its seats and refunds: the state of the saga. Immutable.</summary>
/// <param name="Row">The order.</param>
/// <param name="Seats">Its seats, by id; a seat that went back names its refund.</param>
/// <param name="Refunds">Its refunds, oldest first.</param>
/// <remarks>
/// What travels to other grains is an array: a collection expression that fills an <see cref="IReadOnlyList{T}"/> makes a nameless
/// type of the compiler's, which has no serializer.
/// </remarks>
public sealed record Order(OrderRow Row, ImmutableArray<OrderSeatRow> Seats, ImmutableArray<RefundRow> Refunds)
{
    /// <summary>The seats that are still part of it.</summary>
    public IEnumerable<OrderSeatRow> Kept => Seats.Where(seat => seat.RefundId is null);

    /// <summary>Whether order, seats and refunds tell of one moment: an order is being refunded while it has an open refund, and only then.</summary>
    public bool IsWhole => Row.Status == OrderStatus.Refunding == OpenRefund is not null;

    /// <summary>The refund that the provider has not confirmed yet.</summary>
    public RefundRow? OpenRefund => Refunds.FirstOrDefault(refund => refund.SettledAt is null);

    /// <summary>The refund of everything, made because the seats were gone when the money came; or null.</summary>
    public RefundRow? GoneRefund => Refunds.FirstOrDefault(refund => refund.RefundId == GoneRefundId(Row.OrderId));

    /// <summary>The id of <see cref="GoneRefund"/>; there can be one only.</summary>
    public static string GoneRefundId(string orderId) => $"{orderId}-gone";

    /// <summary>The seats of a refund.</summary>
    public IReadOnlyList<string> SeatsOf(RefundRow refund) =>
        Seats.Where(seat => seat.RefundId == refund.RefundId).Select(seat => seat.Seat).ToArray();

    /// <summary>The seats kept, as they were offered.</summary>
    public IReadOnlyList<HeldSeat> Offers => Kept.Select(seat => new HeldSeat(seat.Seat, seat.Grade, seat.Price)).ToArray();

    /// <summary>What the owner sees.</summary>
    public OrderView ToView(DateTimeOffset now) => new(
        Row.OrderId,
        Row.Performance,
        Row.HoldId,
        Row.Status,
        Offers,
        Row.Amount,
        Row.CreatedAt,
        Row.ExpiresAt,
        Refunds.Where(refund => SeatsOf(refund).Count > 0).Select(refund => new RefundView(refund.RefundId, refund.Amount, refund.Fee, SeatsOf(refund), refund.SettledAt)).ToArray(),
        now,
        OrderTerms.Of(Row),
        Row.FreeUntil);
}
