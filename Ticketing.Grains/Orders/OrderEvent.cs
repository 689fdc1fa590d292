namespace Ticketing.Grains.Orders;

/// <summary>What a step of the saga comes to for those who watch it.</summary>
public enum OrderEvent
{
    /// <summary>An order was made.</summary>
    Created,

    /// <summary>Paid, seats sold, tickets issued.</summary>
    Paid,

    /// <summary>The provider declined the payment; nothing was charged.</summary>
    Declined,

    /// <summary>The seats were gone when the money came, and it went back.</summary>
    Refunded,

    /// <summary>Some tickets were cancelled and their money went back.</summary>
    PartlyCancelled,

    /// <summary>All tickets were cancelled and their money went back.</summary>
    Cancelled,

    /// <summary>The owner dropped the order before paying.</summary>
    Dropped,

    /// <summary>Nobody paid in time.</summary>
    Expired,
}

/// <summary>Tells which event a step is. Pure.</summary>
public static class OrderEvents
{
    /// <summary>The event of the step, or null where the saga only goes on: each order, payment and cancellation ends in one event.</summary>
    /// <param name="before">The order before; null for a new one.</param>
    /// <param name="next">The order after.</param>
    public static OrderEvent? Of(Order? before, Order next) => (before?.Row.Status, next.Row.Status) switch
    {
        (null, _) => OrderEvent.Created,
        (OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling, OrderStatus.Paid) => OrderEvent.Paid,
        (OrderStatus.Paying or OrderStatus.Unknown, OrderStatus.Pending or OrderStatus.Expired) => OrderEvent.Declined,
        (OrderStatus.Pending, OrderStatus.Expired) => OrderEvent.Expired,
        (OrderStatus.Pending, OrderStatus.Cancelled) => OrderEvent.Dropped,
        (OrderStatus.Refunding, OrderStatus.Paid) => OrderEvent.PartlyCancelled,
        (OrderStatus.Refunding, OrderStatus.Cancelled) => Settled(before!, next).RefundId == Order.GoneRefundId(next.Row.OrderId)
            ? OrderEvent.Refunded
            : OrderEvent.Cancelled,
        _ => null,
    };

    /// <summary>The refund that the step settled.</summary>
    internal static RefundRow Settled(Order before, Order next) =>
        next.Refunds.First(refund => refund.RefundId == before.OpenRefund!.RefundId);
}
