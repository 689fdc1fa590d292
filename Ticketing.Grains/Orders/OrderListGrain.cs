using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>An order in a list.</summary>
/// <param name="OrderId">Its id.</param>
/// <param name="Performance">What it is for.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Amount">In won.</param>
/// <param name="CreatedAt">When it was made.</param>
[GenerateSerializer, Immutable, Alias("Orders.OrderSummary")]
public sealed record OrderSummary(
    [property: Id(0)] string OrderId,
    [property: Id(1)] string Performance,
    [property: Id(2)] OrderStatus Status,
    [property: Id(3)] long Amount,
    [property: Id(4)] DateTimeOffset CreatedAt);

/// <summary>Lists one person's orders; the key is the user. It keeps nothing and reads what is committed.</summary>
[Alias("Orders.IOrderListGrain")]
public interface IOrderListGrain : IGrainWithStringKey
{
    /// <summary>A page, by order id; for API processes of the release before.</summary>
    /// <param name="after">The last id of the page before; empty for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Page")]
    Task<IReadOnlyList<OrderSummary>> Page(string after, int limit);

    /// <summary>A page of the person's orders, the newest first.</summary>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">The most to give.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Newest")]
    Task<IReadOnlyList<OrderSummary>> Newest(PagePoint? after, int limit);
}

/// <inheritdoc cref="IOrderListGrain"/>
[StatelessWorker]
public sealed class OrderListGrain(IRowStore store) : Grain, IOrderListGrain
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrderSummary>> Page(string after, int limit) =>
        ToSummaries(await store.ReadAsync(new OrdersOfUser(User, after, limit)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrderSummary>> Newest(PagePoint? after, int limit) =>
        ToSummaries(await store.ReadAsync(new NewestOrders(User, after, limit)));

    private Guid User => Guid.ParseExact(this.GetPrimaryKeyString(), "N");

    private static OrderSummary[] ToSummaries(IReadOnlyList<OrderRow> rows) =>
        rows.Select(row => new OrderSummary(row.OrderId, row.Performance, row.Status, row.Amount, row.CreatedAt)).ToArray();
}
