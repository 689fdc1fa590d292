using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Orders;

/// <summary>One order.</summary>
public sealed record OrderOf(string OrderId) : RowQuery<OrderRow>
{
    private static readonly QueryPlan<OrderRow> Declared = OrderTable.Rows.Query<OrderOf>()
        .Equal(OrderTable.OrderId, static query => query.OrderId);

    /// <inheritdoc/>
    public override QueryPlan<OrderRow> Plan() => Declared;
}

/// <summary>Orders the sweeper has to look at, the longest due first.</summary>
public sealed record OrdersDue(DateTimeOffset Now) : RowQuery<OrderRow>
{
    private static readonly QueryPlan<OrderRow> Declared = OrderTable.Rows.Query<OrdersDue>()
        .AtMost(OrderTable.DueAt, static query => query.Now)
        .By(OrderTable.DueAt);

    /// <inheritdoc/>
    public override int Limit => 500;

    /// <inheritdoc/>
    public override QueryPlan<OrderRow> Plan() => Declared;
}

/// <summary>A page of a person's orders, by order id.</summary>
public sealed record OrdersOfUser(Guid User, string AfterOrderId, int PageSize) : RowQuery<OrderRow>
{
    private static readonly QueryPlan<OrderRow> Declared = OrderTable.Rows.Query<OrdersOfUser>()
        .Equal(OrderTable.User, static query => query.User)
        .Greater(OrderTable.OrderId, static query => query.AfterOrderId);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<OrderRow> Plan() => Declared;
}

/// <summary>A page of a person's orders, the newest first.</summary>
public sealed record NewestOrders(Guid User, PagePoint? After, int PageSize) : RowQuery<OrderRow>
{
    private static readonly QueryPlan<OrderRow> Declared = OrderTable.Rows.Query<NewestOrders>()
        .Equal(OrderTable.User, static query => query.User)
        .NewestFirst(OrderTable.CreatedAt, OrderTable.OrderId, static query => query.After);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<OrderRow> Plan() => Declared;
}
