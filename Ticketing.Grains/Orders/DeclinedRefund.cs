using Orleans;

namespace Ticketing.Grains.Orders;

/// <summary>A refund that the payment provider has declined, as staff see it.</summary>
/// <param name="RefundId">Its id, which is also the idempotency key at the provider.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">What is to go back, in won.</param>
/// <param name="Reason">Why money goes back.</param>
/// <param name="RequestedAt">When that was decided.</param>
/// <param name="DeclinedAt">When the provider first declined.</param>
/// <param name="DeclinedReason">The provider's code and words.</param>
[GenerateSerializer, Immutable, Alias("Orders.DeclinedRefund")]
public sealed record DeclinedRefund(
    [property: Id(0)] string RefundId,
    [property: Id(1)] string OrderId,
    [property: Id(2)] long Amount,
    [property: Id(3)] string Reason,
    [property: Id(4)] DateTimeOffset RequestedAt,
    [property: Id(5)] DateTimeOffset DeclinedAt,
    [property: Id(6)] string DeclinedReason);

/// <summary>A page of declined refunds.</summary>
/// <param name="Items">The longest declined first.</param>
[GenerateSerializer, Immutable, Alias("Orders.DeclinedRefundList")]
public sealed record DeclinedRefundList([property: Id(0)] IReadOnlyList<DeclinedRefund> Items);
