using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Orders.Steps;

/// <summary>The step that sells the seats of an order whose money was taken.</summary>
internal sealed class Selling(OrderBook book, Refunding refunding, PerformanceDirectory directory, IGrainFactory grains)
{
    /// <summary>
    /// Sells all seats, or gives the money back. The seats that could be sold are given back by the refund, when the order's row says that it is
    /// being refunded: a second attempt with an old memory fails at that row, and so cannot free the seats of an order that is paid.
    /// </summary>
    /// <param name="request">The request that waits for the answer, if one does.</param>
    /// <param name="now">When the step is decided.</param>
    public async Task<Outcome<OrderView>> SellAsync(RequestKey? request, DateTimeOffset now)
    {
        var (order, row) = (book.Order, book.Order.Row);
        var sold = await grains.GetCart(row.Performance, row.User).Sell(new SellHold(row.HoldId, row.OrderId, order.Offers));
        if (!sold.Ok)
        {
            await refunding.GiveBackAsync(order, now);
            return OrderRules.SeatsWereGone with { Seats = sold.Refusal.Seats };
        }

        var view = await book.MoveAsync(OrderRules.Paid(order), now, request);
        await LeaveWaitingRoom();
        return view;
    }

    /// <summary>Why nothing is sold to the order any more, or null. An order past its time may be paid while its seats are free, but not after the sale.</summary>
    public async Task<Refusal?> WhyTooLateAsync(DateTimeOffset now)
    {
        var row = book.Order.Row;
        return now >= row.ExpiresAt && await directory.FindAsync(row.Performance) is { } info ? info.WhyNotOnSale(now) : null;
    }

    // Who has bought makes room for the next; one way, because an entry that is not ended ends by itself.
    private async Task LeaveWaitingRoom()
    {
        var row = book.Order.Row;
        if (await directory.FindAsync(row.Performance) is { Row.HasWaitingRoom: true })
            await grains.GetGrain<IWaitingRoomGrain>(row.Performance).Finish(row.User, row.CreatedAt);
    }
}
