using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Orders;

/// <summary>The seats of one order, by seat id.</summary>
public sealed record SeatsOfOrder(string OrderId) : RowQuery<OrderSeatRow>
{
    private static readonly QueryPlan<OrderSeatRow> Declared = OrderSeatTable.Rows.Query<SeatsOfOrder>()
        .Equal(OrderSeatTable.OrderId, static query => query.OrderId);

    /// <inheritdoc/>
    public override QueryPlan<OrderSeatRow> Plan() => Declared;
}
