using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Orders.Steps;

/// <summary>The step that sells the seats of an order whose money was taken.</summary>
internal sealed class Selling(
    OrderBook book, Refunding refunding, PerformanceDirectory directory, CancellationSettings cancellation, IGrainFactory grains)
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
        if (await directory.FindAsync(row.Performance) is null)
        {
            await refunding.GiveBackAsync(order, now);
            return OrderRules.SeatsWereGone with { Seats = [.. order.Offers.Select(static seat => seat.Seat)] };
        }

        var sold = await grains.GetCart(row.Performance, row.User).Sell(new SellHold(row.HoldId, row.OrderId, order.Offers));
        if (!sold.Ok)
        {
            await refunding.GiveBackAsync(order, now);
            return OrderRules.SeatsWereGone with { Seats = sold.Refusal.Seats };
        }

        var view = await book.MoveAsync(OrderRules.Paid(order, await FreeUntilAsync(now)), now, request);
        await LeaveWaitingRoom();
        return view;
    }

    /// <summary>
    /// Why nobody should be charged any more, or null. Only a hold that is over, or one that a waiting room can end, may have lost its seats;
    /// for all others the question would cost every payment a call.
    /// </summary>
    public async Task<Refusal?> WhyTooLateAsync(DateTimeOffset now)
    {
        var (row, isLate) = (book.Order.Row, now >= book.Order.Row.ExpiresAt);
        if (await directory.FindAsync(row.Performance) is not { } info) return Refusals.NoPerformance(row.Performance);
        if (isLate && info.WhyNotOnSale(now) is { } closed) return closed;
        if (!isLate && !info.Row.HasWaitingRoom) return null;
        return (await grains.GetCart(row.Performance, row.User).CheckSale(new SellHold(row.HoldId, row.OrderId, book.Order.Offers))).Refusal;
    }

    private async Task<DateTimeOffset?> FreeUntilAsync(DateTimeOffset paidAt)
    {
        if (await directory.FindAsync(book.Order.Row.Performance) is not { } info) return null;
        var terms = OrderTerms.Of(book.Order.Row, info);
        return cancellation.FreeUntil(paidAt, terms.Cancellation.FreeHours, terms.Zone);
    }

    // Who has bought makes room for the next; one way, because an entry that is not ended ends by itself.
    private async Task LeaveWaitingRoom()
    {
        var row = book.Order.Row;
        if (await directory.FindAsync(row.Performance) is { Row.HasWaitingRoom: true })
            await grains.Find<IWaitingRoomGrain>(row.Performance).Finish(row.User, row.CreatedAt);
    }
}
