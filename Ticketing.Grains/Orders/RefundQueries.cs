using Ticketing.Grains.Ids;
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

/// <summary>A page of the open refunds that the provider has declined, the longest declined first.</summary>
public sealed record DeclinedRefunds(PagePoint After, int PageSize) : RowQuery<RefundRow>
{
    private static readonly QueryPlan<RefundRow> Declared = RefundTable.Rows.Query<DeclinedRefunds>()
        .IsNull(RefundTable.SettledAt)
        .Less(RefundTable.DeclinedSince, static _ => DateTimeOffset.MaxValue)
        .EarliestFirst(RefundTable.DeclinedSince, RefundTable.RefundId, static query => query.After)
        .Through("refunds_declined");

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<RefundRow> Plan() => Declared;
}
