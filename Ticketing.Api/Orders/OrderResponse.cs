using Ticketing.Api.Carts;
using Ticketing.Api.Performances;
using Ticketing.Grains.Orders;

namespace Ticketing.Api.Orders;

/// <summary>An order as its owner sees it.</summary>
/// <param name="OrderId">Its id.</param>
/// <param name="PerformanceId">The performance.</param>
/// <param name="Performance">The performance in words; null when the performance is no longer there.</param>
/// <param name="HoldId">The hold it was made from.</param>
/// <param name="Status">Its status.</param>
/// <param name="Seats">The seats that are still part of it.</param>
/// <param name="Amount">The whole amount, in won.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Until when it can be paid.</param>
/// <param name="Refunds">Money that was or is being refunded.</param>
/// <param name="Terms">What the buyer was told about giving tickets back; null for orders from before these terms were kept.</param>
/// <param name="ServerTime">The server's time of this answer.</param>
public sealed record OrderResponse(
    string OrderId,
    string PerformanceId,
    PerformanceLabel? Performance,
    string HoldId,
    OrderStatus Status,
    IReadOnlyList<PricedSeat> Seats,
    long Amount,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<RefundResponse> Refunds,
    OrderTermsResponse? Terms,
    DateTimeOffset ServerTime)
{
    internal static OrderResponse Of(OrderView order, NamedPerformance? named) => new(
        order.OrderId,
        order.Performance,
        PerformanceLabel.Of(named),
        order.HoldId,
        order.Status,
        PricedSeat.Of(order.Seats, named),
        order.Amount,
        order.CreatedAt,
        order.ExpiresAt,
        order.Refunds.Select(RefundResponse.Of).ToArray(),
        OrderTermsResponse.Of(order),
        order.ServerTime);
}

/// <summary>One refund of an order, settled or under way.</summary>
/// <param name="RefundId">Its id.</param>
/// <param name="Amount">In won.</param>
/// <param name="Fee">The cancellation fee kept, in won.</param>
/// <param name="Seats">The seats it is for.</param>
/// <param name="SettledAt">When the provider confirmed it; null while it is under way.</param>
public sealed record RefundResponse(string RefundId, long Amount, long Fee, IReadOnlyList<string> Seats, DateTimeOffset? SettledAt)
{
    internal static RefundResponse Of(RefundView refund) => new(refund.RefundId, refund.Amount, refund.Fee, refund.Seats, refund.SettledAt);
}

/// <summary>An order in a list.</summary>
/// <param name="OrderId">Its id.</param>
/// <param name="PerformanceId">The performance.</param>
/// <param name="Performance">The performance in words; null when the performance is no longer there.</param>
/// <param name="Status">Its status.</param>
/// <param name="Amount">In won.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record ListedOrderResponse(
    string OrderId, string PerformanceId, PerformanceLabel? Performance, OrderStatus Status, long Amount, DateTimeOffset CreatedAt)
{
    internal static ListedOrderResponse Of(OrderSummary order, NamedPerformance? named) =>
        new(order.OrderId, order.Performance, PerformanceLabel.Of(named), order.Status, order.Amount, order.CreatedAt);
}
