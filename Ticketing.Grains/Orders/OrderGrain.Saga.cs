using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Orders;

// The steps of the saga: each ends in a commit, and each can be done again after it was cut off.
public sealed partial class OrderGrain
{
    private async Task<Outcome<OrderView>> CreateNew(CreateOrder command)
    {
        var hold = await GrainFactory.GetCart(command.Performance, command.User).GetHold(command.HoldId, command.Entry);
        if (!hold.Ok) return hold.Refusal;

        var now = time.GetUtcNow();
        var created = OrderRules.Create(this.GetPrimaryKeyString(), command.User, hold.Value, now);
        var view = created.ToView(now);
        switch (await TryCommitAsync([.. OrderWrites.Of(null, created, now), AnswerRecord.Of(command.User, command.Request, view).ToRow(now)]))
        {
            case IdempotencyRow: return AnswerRecord.Reused(command.Request);
            case { } conflict: throw OutOfDate(conflict);
        }

        Became(created);
        return view;
    }

    private Refusal WhyNotAgain(CreateOrder command) => order!.Row.User == command.User
        ? new Refusal(RefusalCode.OrderState, $"The hold has become the order {order.Row.OrderId}.")
        : Refusals.HoldEnded(command.HoldId);

    // The idempotency key at the provider is the payment: asked again, it answers the same and charges nothing twice.
    private async Task<Outcome<OrderView>> Charge(RequestKey? request)
    {
        var row = order!.Row;
        if (row.Amount == 0) return await Sell(request);

        var started = time.GetTimestamp();
        var answer = await gateway.ConfirmAsync(new ConfirmPayment(row.PaymentKey!, row.OrderId, row.Amount, row.PaymentKey!), CancellationToken.None);
        metrics.Confirmed(time.GetElapsedTime(started), answer);
        switch (answer)
        {
            case GatewayAnswer.Approved:
                return await Sell(request);
            case GatewayAnswer.Declined declined:
                await Move(OrderRules.Declined(order, time.GetUtcNow()));
                return new Refusal(RefusalCode.PaymentDeclined, $"{declined.Code}: {declined.Message}");
            default:
                return await Move(OrderRules.Unanswered(order, time.GetUtcNow()));
        }
    }

    private async Task<Outcome<OrderView>> Sell(RequestKey? request)
    {
        var row = order!.Row;
        var sold = await GrainFactory.GetCart(row.Performance, row.User).Sell(new SellHold(row.HoldId, row.OrderId, order.Offers));
        if (sold.Ok)
        {
            var view = await Move(OrderRules.Paid(order), row.User, request);
            await LeaveWaitingRoom();
            return view;
        }

        await GiveBack(order);
        return OrderRules.SeatsWereGone with { Seats = sold.Refusal.Seats };
    }

    // An order whose time is over may be paid while its seats are free, but not for ever: nothing is sold after the sale.
    private async Task<Refusal?> WhyTooLate()
    {
        var (row, now) = (order!.Row, time.GetUtcNow());
        return now >= row.ExpiresAt && await directory.FindAsync(row.Performance) is { } info ? info.WhyNotOnSale(now) : null;
    }

    // Who has bought makes room for the next; one way, because an entry that is not ended ends by itself.
    private async Task LeaveWaitingRoom()
    {
        var row = order!.Row;
        if (await directory.FindAsync(row.Performance) is { Row.HasWaitingRoom: true })
            await GrainFactory.GetGrain<IWaitingRoomGrain>(row.Performance).Finish(row.User, row.CreatedAt);
    }

    private async Task GiveBack(Order charged)
    {
        await Move(OrderRules.SeatsGone(charged, time.GetUtcNow()));
        await PayBack(null);
    }

    // First the seats, so that no ticket is valid whose money goes back; then the money.
    private async Task<Outcome<OrderView>> PayBack(RequestKey? request)
    {
        var (row, refund) = (order!.Row, order.OpenRefund!);
        await GrainFactory.GetCart(row.Performance, row.User).Return(row.OrderId, order.SeatsOf(refund));

        var answer = refund.Amount == 0
            ? null
            : await gateway.CancelAsync(new CancelPayment(row.PaymentKey!, row.OrderId, refund.Amount, refund.Reason, refund.RefundId), CancellationToken.None);
        if (answer is null or GatewayAnswer.Approved) return await Move(OrderRules.Refunded(order, time.GetUtcNow()), row.User, request);

        logger.LogWarning("Refund {RefundId} of order {OrderId} is not settled: {Answer}", refund.RefundId, row.OrderId, answer);
        return await Move(OrderRules.Unanswered(order, time.GetUtcNow()));
    }

    private async Task<Outcome<OrderView>> Drop(CancelOrder command)
    {
        var row = order!.Row;
        var view = await Move(OrderRules.Dropped(order), command.User, command.Request);
        await GrainFactory.GetCart(row.Performance, row.User).Release(row.HoldId);
        return view;
    }

    private async Task<GatewayPayment?> FindCharge()
    {
        var row = order!.Row;
        if (row.Amount == 0) return null;
        return await gateway.FindByOrderAsync(row.OrderId, CancellationToken.None) is GatewayLookup.Found { Payment: var payment }
            && payment.Status == GatewayPaymentStatus.Done && payment.Amount == row.Amount
                ? payment
                : null;
    }

    private async Task<List<string>> UsedSeats(Order next, string refundId)
    {
        var tickets = await Store.ReadAsync(new TicketsOfOrder(next.Row.OrderId));
        var seats = next.Seats.Where(seat => seat.RefundId == refundId).Select(seat => seat.Seat).ToHashSet(StringComparer.Ordinal);
        return [.. tickets.Where(ticket => ticket.CheckedInAt is not null && seats.Contains(ticket.Seat)).Select(ticket => ticket.Seat)];
    }

    // A step that was finished without its caller. What the caller is told at last is recorded, so the next repeat is told the same.
    private async Task<OrderView> AnswerLate(Guid user, RequestKey request)
    {
        var now = time.GetUtcNow();
        var view = order!.ToView(now);
        if (order.Row.Status is OrderStatus.Paid or OrderStatus.Cancelled) await CommitAsync(AnswerRecord.Of(user, request, view).ToRow(now));
        return view;
    }

    // One step of the saga on disk: rows, event and, where the request is done with it, its answer.
    private async Task<OrderView> Move(Order next, Guid user = default, RequestKey? request = null)
    {
        var now = time.GetUtcNow();
        var view = next.ToView(now);
        var writes = OrderWrites.Of(order, next, now);
        if (request is not null) writes.Add(AnswerRecord.Of(user, request, view).ToRow(now));
        await CommitAsync([.. writes]);
        Became(next);
        return view;
    }

    private void Became(Order next)
    {
        var told = OrderEvents.Of(order, next);
        metrics.Moved(order, next, told);
        if (told is { } one) logger.Tell(one, order, next);
        order = next;
    }
}
