using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders.Steps;

/// <summary>What an owner's cancellation comes to: a pending order is dropped, seats of a paid one go back for a refund.</summary>
internal sealed class Cancelling(
    OrderBook book, Refunding refunding, IRowStore store, PerformanceDirectory directory, IGrainFactory grains)
{
    /// <summary>Cancels what the owner asks for.</summary>
    public async Task<Outcome<OrderView>> CancelAsync(CancelOrder command, DateTimeOffset now)
    {
        // A repeat after a crash finds its refund and takes it up where it stands.
        var refundId = DerivedId.Of("r", command.User, book.Order.Row.OrderId, command.Request);
        if (!book.Order.Refunds.Any(refund => refund.RefundId == refundId))
        {
            if (await book.WhyNotAsync(() => OrderRules.WhyNotCancel(book.Order, command)) is { } wrong) return wrong;
            if (book.Order.Row.Status == OrderStatus.Pending) return await Drop(command.Request, now);
            if (await WhyNotBegin(command, refundId, now) is { } refusal) return refusal;
        }

        if (book.Order.Row.Status == OrderStatus.Refunding) return await refunding.PayBackAsync(command.Request, now);
        return WasUsed(refundId) ? OrderRules.TicketsUsed(command.Seats) : await book.AnswerLateAsync(command.Request, now);
    }

    private bool WasUsed(string refundId) =>
        book.Order.Refunds.Any(refund => refund.RefundId == refundId && book.Order.SeatsOf(refund).Count == 0);

    private async Task<Refusal?> WhyNotBegin(CancelOrder command, string refundId, DateTimeOffset now)
    {
        if (await directory.FindAsync(book.Order.Row.Performance) is not { } info) return Refusals.NoPerformance(book.Order.Row.Performance);
        if (await book.WhyNotAsync(() => Cancelled().Refusal) is { } refusal) return refusal;

        // The seats decide about used tickets when they go back. Asking the rows first spares a refund that would be taken back at once.
        var next = Cancelled().Value!;
        if (await UsedSeats(next, refundId) is { Count: > 0 } used) return OrderRules.TicketsUsed(used);
        await book.MoveAsync(next, now);
        return null;

        Outcome<Order> Cancelled()
        {
            var percent = OrderTerms.Of(book.Order.Row, info).PercentAt(info.Row.StartsAt, book.Order.Row.FreeUntil, now);
            return OrderRules.Cancel(book.Order, command, refundId, percent, now);
        }
    }

    private async Task<OrderView> Drop(RequestKey request, DateTimeOffset now)
    {
        var row = book.Order.Row;
        var view = await book.MoveAsync(OrderRules.Dropped(book.Order), now, request);
        await grains.GetCart(row.Performance, row.User).Release(row.HoldId);
        return view;
    }

    private async Task<List<string>> UsedSeats(Order next, string refundId)
    {
        var tickets = await store.ReadAsync(new TicketsOfOrder(next.Row.OrderId));
        var seats = next.Seats.Where(seat => seat.RefundId == refundId).Select(seat => seat.Seat).ToHashSet(StringComparer.Ordinal);
        return [.. tickets.Where(ticket => ticket.CheckedInAt is not null && seats.Contains(ticket.Seat)).Select(ticket => ticket.Seat)];
    }
}
