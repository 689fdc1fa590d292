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
/// <param name="DeclinedAt">When the provider first declined it; null as long as it has not. The provider is asked again all the same.</param>
/// <param name="DeclinedReason">The provider's code and words; null as <paramref name="DeclinedAt"/> is.</param>
public sealed record RefundRow(
    string OrderId,
    string RefundId,
    long Amount,
    long Fee,
    string Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? SettledAt,
    int? FeePercent = null,
    DateTimeOffset? DeclinedAt = null,
    string? DeclinedReason = null) : Row
{
    /// <summary>The longest reason that is kept.</summary>
    public const int MaxReason = 500;

    /// <summary>Whether it is open, and the provider has declined it.</summary>
    public bool IsDeclined => SettledAt is null && DeclinedAt is not null;

    /// <inheritdoc/>
    public override RowKey Key => new(OrderId, RefundId);
}
