using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

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
