using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>The allowed changes of an order and of a payment (promise 5).</summary>
internal sealed class OrderPromises(Witness witness)
{
    /// <summary>Whether an order in this state may stay in it for ever.</summary>
    public static bool Rests(OrderStatus status) => status is OrderStatus.Paid or OrderStatus.Cancelled or OrderStatus.Expired;

    /// <summary>Whether the buyer's money has moved.</summary>
    public static bool IsCharged(SandboxPaymentRow payment) =>
        payment.Status is GatewayPaymentStatus.Done or GatewayPaymentStatus.PartiallyCanceled;

    public string? WhyNot(OrderRow? before, OrderRow now)
    {
        if (now.Version != (before?.Version ?? 0) + 1) return $"An order's row skipped from version {before?.Version ?? 0} to {now.Version}.";
        if (before is null) return WhyNotNew(now);
        if ((now.User, now.HoldId, now.Performance, now.Amount) != (before.User, before.HoldId, before.Performance, before.Amount))
            return "What an order is for has changed.";
        if (!Rests(now.Status) && now.DueAt is null) return "Promise 5: an order that does not rest has no deadline, so nobody will look at it.";
        return MayFollow(before.Status, now.Status) ? null : $"An order went from {before.Status} to {now.Status}.";
    }

    /// <summary>The reason why the state of a payment breaks a promise, or null.</summary>
    public string? WhyNotPaid(SandboxPaymentRow now)
    {
        var charged = witness.Payments.Values.Count(other => other.OrderId == now.OrderId && IsCharged(other));
        return charged <= 1 ? null : $"Promise 5: the order {now.OrderId} is charged {charged} times.";
    }

    private string? WhyNotNew(OrderRow now)
    {
        var sum = witness.OrderSeats.Values.Where(seat => seat.OrderId == now.OrderId).Sum(seat => seat.Price);
        return now.Status == OrderStatus.Pending && now.Amount == sum && now.DueAt is not null ? null : $"A new order is not as it should be; its seats cost {sum}.";
    }

    private static bool MayFollow(OrderStatus from, OrderStatus to) => (from, to) switch
    {
        (OrderStatus.Pending, OrderStatus.Paying or OrderStatus.Selling or OrderStatus.Expired or OrderStatus.Cancelled) => true,
        (OrderStatus.Expired, OrderStatus.Paying or OrderStatus.Selling) => true,
        (OrderStatus.Paying or OrderStatus.Unknown, OrderStatus.Pending or OrderStatus.Expired) => true,
        (OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling, OrderStatus.Paid or OrderStatus.Refunding) => true,
        (OrderStatus.Paying or OrderStatus.Unknown, OrderStatus.Unknown or OrderStatus.Selling) => true,
        (OrderStatus.Selling, OrderStatus.Selling) => true,
        (OrderStatus.Paid or OrderStatus.Cancelled, OrderStatus.Refunding) => true,
        (OrderStatus.Refunding, OrderStatus.Refunding or OrderStatus.Paid or OrderStatus.Cancelled) => true,
        _ => false,
    };
}
