using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>One order.</summary>
/// <param name="OrderId">Its id, derived from the hold: one hold can become one order only.</param>
/// <param name="Performance">What it is for.</param>
/// <param name="User">Whose it is.</param>
/// <param name="HoldId">The hold it was made from.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Amount">What is to be paid, in won; computed here, never by the caller.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Until when it can be paid.</param>
/// <param name="PaymentKey">The payment that is being, or was, confirmed.</param>
/// <param name="DueAt">When the sweeper has to look at it, or null when it rests.</param>
/// <param name="Attempts">How often the provider was asked since it last answered; spaces the attempts.</param>
/// <param name="Terms">The <see cref="CancellationTerms"/> that the buyer was told, as text; null for orders of the release before.</param>
/// <param name="StartsAt">When the performance was to start as the buyer was told; null as the terms are.</param>
/// <param name="TimeZone">The venue's time zone as the buyer was told; null as the terms are.</param>
/// <param name="FreeUntil">Until when the buyer gives back free of charge because of the payment; null before it.</param>
public sealed record OrderRow(
    string OrderId,
    string Performance,
    Guid User,
    string HoldId,
    OrderStatus Status,
    long Amount,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    string? PaymentKey,
    DateTimeOffset? DueAt,
    int Attempts,
    string? Terms = null,
    DateTimeOffset? StartsAt = null,
    string? TimeZone = null,
    DateTimeOffset? FreeUntil = null) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(OrderId);
}
