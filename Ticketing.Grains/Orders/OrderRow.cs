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
    int Attempts) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(OrderId);
}
