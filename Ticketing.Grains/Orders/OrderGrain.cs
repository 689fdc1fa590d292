using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Tickets;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Orders;

/// <summary>One order: asks <see cref="OrderRules"/>, commits, and does the next step of the saga.</summary>
public sealed class OrderGrain(
    IRowStore store,
    PerformanceDirectory directory,
    IPaymentGateway gateway,
    CancellationFees fees,
    TimeProvider time,
    ILogger<OrderGrain> logger) : PersistentGrain(store), IOrderGrain
{
    private Order? order;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var orderId = this.GetPrimaryKeyString();
        if (await ReadOneAsync(new OrderOf(orderId)) is not { } row) return;
        var seats = await Store.ReadAsync(new SeatsOfOrder(orderId));
        var refunds = await Store.ReadAsync(new RefundsOfOrder(orderId));
        order = new Order(row, [.. seats], [.. refunds.OrderBy(refund => refund.RequestedAt)]);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Create(CreateOrder command)
    {
        if (await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier) return earlier;
        if (order is not null)
        {
            return order.Row.User == command.User
                ? new Refusal(RefusalCode.OrderState, $"The hold has become the order {order.Row.OrderId}.")
                : Refusals.HoldEnded(command.HoldId);
        }

        var hold = await GrainFactory.GetCart(command.Performance, command.User).GetHold(command.HoldId, command.Entry);
        if (!hold.Ok) return hold.Refusal;

        var now = time.GetUtcNow();
        var created = OrderRules.Create(this.GetPrimaryKeyString(), command.User, hold.Value, now);
        return await Move(created, command.User, command.Request);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Confirm(ConfirmOrder command)
    {
        if (await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier) return earlier;
        if (order is null || order.Row.User != command.User) return Refusals.NoOrder(this.GetPrimaryKeyString());

        // Under way, or finished by the sweeper or a call-back while this caller waited for an answer that was lost.
        var known = order.Row.Status is OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling or OrderStatus.Paid;
        if (known && order.Row.PaymentKey == command.PaymentKey) return order.ToView(time.GetUtcNow());
        if (OrderRules.WhyNotConfirm(order, command) is { } refusal) return refusal;

        await Move(OrderRules.Paying(order, command.PaymentKey, time.GetUtcNow()));
        return await Charge(command.Request);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Cancel(CancelOrder command)
    {
        if (await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier) return earlier;
        if (order is null || order.Row.User != command.User) return Refusals.NoOrder(this.GetPrimaryKeyString());
        if (order.Row.Status == OrderStatus.Pending) return await Drop(command);

        // A repeat after a crash finds its refund and takes it up where it stands.
        var refundId = DerivedId.Of("r", command.User, order.Row.OrderId, command.Request);
        if (!order.Refunds.Any(refund => refund.RefundId == refundId))
        {
            if (await directory.FindAsync(order.Row.Performance) is not { } info) return Refusals.NoPerformance(order.Row.Performance);
            var next = OrderRules.Cancel(order, command, refundId, fees, info.Row.StartsAt, time.GetUtcNow());
            if (!next.Ok) return next.Refusal;
            if (await UsedSeats(next.Value, refundId) is { Count: > 0 } used)
                return new Refusal(RefusalCode.TicketUsed, "Tickets of these seats were used.", used);
            await Move(next.Value);
        }

        return order.Row.Status == OrderStatus.Refunding ? await PayBack(command.Request) : order.ToView(time.GetUtcNow());
    }

    /// <inheritdoc/>
    public Task<Outcome<OrderView>> Get(Guid user) => Task.FromResult<Outcome<OrderView>>(
        order is not null && order.Row.User == user ? order.ToView(time.GetUtcNow()) : Refusals.NoOrder(this.GetPrimaryKeyString()));

    /// <inheritdoc/>
    public async Task PaymentSettled()
    {
        if (order is null || order.Row.Status is OrderStatus.Paid or OrderStatus.Refunding or OrderStatus.Selling) return;
        if (await FindCharge() is not { } payment) return;

        if (order.Row.Status == OrderStatus.Cancelled)
        {
            // Dropped by its owner, and charged all the same: the money goes back.
            if (order.Refunds.IsEmpty) await GiveBack(order with { Row = order.Row with { PaymentKey = payment.PaymentKey } });
            return;
        }

        await Move(OrderRules.Charged(order, payment.PaymentKey, time.GetUtcNow()));
        await Sell(null);
    }

    /// <inheritdoc/>
    public async Task Resume()
    {
        if (order?.Row.DueAt is not { } due || due > time.GetUtcNow())
        {
            // The sweeper read otherwise: while two processes ran, the other one went on, and what is remembered here is out of date.
            DeactivateOnIdle();
            return;
        }

        switch (order.Row.Status)
        {
            case OrderStatus.Pending:
                await Move(OrderRules.Expired(order));
                break;
            case OrderStatus.Paying or OrderStatus.Unknown:
                if (await FindCharge() is not null) await Sell(null);
                else await Charge(null);
                break;
            case OrderStatus.Selling:
                await Sell(null);
                break;
            case OrderStatus.Refunding:
                await PayBack(null);
                break;
        }
    }

    // The idempotency key at the provider is the payment: asked again, it answers the same and charges nothing twice.
    private async Task<Outcome<OrderView>> Charge(RequestKey? request)
    {
        var row = order!.Row;
        if (row.Amount == 0) return await Sell(request);

        var answer = await gateway.ConfirmAsync(new ConfirmPayment(row.PaymentKey!, row.OrderId, row.Amount, row.PaymentKey!), CancellationToken.None);
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
        return new Refusal(RefusalCode.PaymentRefunded, "The seats were gone when the payment came; the money goes back.", sold.Refusal.Seats);
    }

    // Who has bought makes room for the next; one way, because an entry that is not ended ends by itself.
    private async Task LeaveWaitingRoom()
    {
        var row = order!.Row;
        if (await directory.FindAsync(row.Performance) is { Row.HasWaitingRoom: true })
            await GrainFactory.GetGrain<IWaitingRoomGrain>(row.Performance).Finish(row.User);
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

    // One step of the saga on disk: rows, event and, where the request is done with it, its answer.
    private async Task<OrderView> Move(Order next, Guid user = default, RequestKey? request = null)
    {
        var now = time.GetUtcNow();
        var view = next.ToView(now);
        var writes = OrderWrites.Of(order, next, now);
        if (request is not null) writes.Add(AnswerRecord.Of(user, request, view).ToRow(now));
        await CommitAsync([.. writes]);
        order = next;
        return view;
    }
}
