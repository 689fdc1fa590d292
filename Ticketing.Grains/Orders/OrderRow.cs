using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>Where an order stands.</summary>
public enum OrderStatus : byte
{
    /// <summary>Waits for the payment until its seats' hold ends.</summary>
    Pending = 0,

    /// <summary>The confirmation was sent to the payment provider.</summary>
    Paying = 1,

    /// <summary>The provider did not answer: charged or not is unknown, and the reconciler asks.</summary>
    Unknown = 2,

    /// <summary>The money is taken; the seats are being sold.</summary>
    Selling = 3,

    /// <summary>Paid, with tickets.</summary>
    Paid = 4,

    /// <summary>Money is on its way back: of a cancellation, or because the seats were gone.</summary>
    Refunding = 5,

    /// <summary>All money is back and all tickets are void.</summary>
    Cancelled = 6,

    /// <summary>Not paid in time; nothing was charged.</summary>
    Expired = 7,
}

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

/// <summary>One seat of an order, with the price it had when the order was made.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Price">Its price in won.</param>
/// <param name="RefundId">The refund that gave it back, if any.</param>
public sealed record OrderSeatRow(string OrderId, string Seat, string Grade, long Price, string? RefundId) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(OrderId, Seat);
}

/// <summary>Money on its way back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="RefundId">Its id, which is also the idempotency key at the provider.</param>
/// <param name="Amount">What goes back, in won.</param>
/// <param name="Fee">What is kept as the cancellation fee, in won.</param>
/// <param name="Reason">Why, for the provider and the statement.</param>
/// <param name="RequestedAt">When it was decided.</param>
/// <param name="SettledAt">When the provider confirmed it, or null while it is open.</param>
public sealed record RefundRow(
    string OrderId,
    string RefundId,
    long Amount,
    long Fee,
    string Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? SettledAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(OrderId, RefundId);
}

/// <summary>One order.</summary>
public sealed record OrderOf(string OrderId) : RowQuery<OrderRow>
{
    /// <inheritdoc/>
    public override bool Matches(OrderRow row) => row.OrderId == OrderId;
}

/// <summary>The seats of one order, by seat id.</summary>
public sealed record SeatsOfOrder(string OrderId) : RowQuery<OrderSeatRow>
{
    /// <inheritdoc/>
    public override bool Matches(OrderSeatRow row) => row.OrderId == OrderId;
}

/// <summary>The refunds of one order.</summary>
public sealed record RefundsOfOrder(string OrderId) : RowQuery<RefundRow>
{
    /// <inheritdoc/>
    public override bool Matches(RefundRow row) => row.OrderId == OrderId;
}

/// <summary>Orders the sweeper has to look at, the longest due first.</summary>
public sealed record OrdersDue(DateTimeOffset Now) : RowQuery<OrderRow>
{
    /// <inheritdoc/>
    public override int Limit => 500;

    /// <inheritdoc/>
    public override bool Matches(OrderRow row) => row.DueAt <= Now;

    /// <inheritdoc/>
    public override string? SortKey(OrderRow row) => $"{row.DueAt!.Value.UtcTicks:D20}/{row.OrderId}";
}

/// <summary>A page of a person's orders, by order id.</summary>
public sealed record OrdersOfUser(Guid User, string AfterOrderId, int PageSize) : RowQuery<OrderRow>
{
    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override bool Matches(OrderRow row) => row.User == User && string.CompareOrdinal(row.OrderId, AfterOrderId) > 0;
}
