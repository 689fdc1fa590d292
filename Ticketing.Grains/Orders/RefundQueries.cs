using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Orders;

/// <summary>The refunds of one order.</summary>
public sealed record RefundsOfOrder(string OrderId) : RowQuery<RefundRow>
{
    private static readonly QueryPlan<RefundRow> Declared = RefundTable.Rows.Query<RefundsOfOrder>()
        .Equal(RefundTable.OrderId, static query => query.OrderId);

    /// <inheritdoc/>
    public override QueryPlan<RefundRow> Plan() => Declared;
}
