namespace Ticketing.Grains.Seats;

/// <summary>What a seat must know of an order before it is sold to the order outside of the order's own hold.</summary>
public interface ISaleOrders
{
    /// <summary>
    /// Whether the order is being paid now: the money is asked for or taken, and neither has the sale ended nor the money gone back.
    /// Reads the committed row. False when there is no such order.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">The row could not be read.</exception>
    Task<bool> IsBeingPaidAsync(string orderId);
}
