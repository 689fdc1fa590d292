using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>Tells seats of orders by the orders' rows.</summary>
public sealed class SaleOrders(IRowStore store) : ISaleOrders
{
    /// <inheritdoc/>
    public async Task<bool> IsBeingPaidAsync(string orderId) =>
        await store.ReadAsync(new OrderOf(orderId)) is [{ Status: OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling }];
}
