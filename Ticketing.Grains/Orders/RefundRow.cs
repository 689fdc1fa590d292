using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>Money on its way back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="RefundId">Its id, which is also the idempotency key at the provider.</param>
/// <param name="Amount">What goes back, in won.</param>
/// <param name="Fee">What is kept as the cancellation fee, in won.</param>
/// <param name="Reason">Why, for the provider and the statement.</param>
/// <param name="RequestedAt">When it was decided.</param>
/// <param name="SettledAt">When the provider confirmed it, or null while it is open.</param>
/// <param name="FeePercent">Percent of each price that are kept; null for refunds of the release before.</param>
public sealed record RefundRow(
    string OrderId,
    string RefundId,
    long Amount,
    long Fee,
    string Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? SettledAt,
    int? FeePercent = null) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(OrderId, RefundId);
}
