using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>One order: asks <see cref="OrderRules"/>, commits, and does the next step of the saga.</summary>
public sealed partial class OrderGrain(
    IRowStore store,
    PerformanceDirectory directory,
    IPaymentGateway gateway,
    CancellationFees fees,
    OrderMetrics metrics,
    TimeProvider time,
    ILogger<OrderGrain> logger) : PersistentGrain(store), IOrderGrain
{
    private const int MaxReads = 3;

    private Order? order;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync();

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (order is not null) metrics.Forgotten(order);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Create(CreateOrder command)
    {
        // The commit that makes the order carries the record of the answer; whether there was one before is asked only before a refusal.
        var outcome = order is null ? await CreateNew(command) : WhyNotAgain(command);
        return !outcome.Ok && await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier ? earlier : outcome;
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Confirm(ConfirmOrder command)
    {
        if (await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier) return earlier;
        if (await WhyNotAsync(() => WhyNotConfirm(command)) is { } refusal) return refusal;
        if (IsKnown(command)) return await AnswerLate(command.User, command.Request);
        if (await WhyTooLate() is { } closed) return closed;

        await Move(OrderRules.Paying(order!, command.PaymentKey, time.GetUtcNow()));
        return await Charge(command.Request);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Cancel(CancelOrder command)
    {
        if (await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier) return earlier;
        if (await WhyNotAsync(() => WhyNotOf(command.User)) is { } stranger) return stranger;
        if (order!.Row.Status == OrderStatus.Pending) return await Drop(command);

        // A repeat after a crash finds its refund and takes it up where it stands.
        var refundId = DerivedId.Of("r", command.User, order.Row.OrderId, command.Request);
        if (!order.Refunds.Any(refund => refund.RefundId == refundId))
        {
            if (await directory.FindAsync(order.Row.Performance) is not { } info) return Refusals.NoPerformance(order.Row.Performance);
            var now = time.GetUtcNow();
            if (await WhyNotAsync(() => Cancelled().Refusal) is { } refusal) return refusal;
            var next = Cancelled().Value!;
            if (await UsedSeats(next, refundId) is { Count: > 0 } used)
                return new Refusal(RefusalCode.TicketUsed, "Tickets of these seats were used.", used);
            await Move(next);

            Outcome<Order> Cancelled() => OrderRules.Cancel(order!, command, refundId, fees, info.Row.StartsAt, now);
        }

        return order.Row.Status == OrderStatus.Refunding ? await PayBack(command.Request) : await AnswerLate(command.User, command.Request);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Get(Guid user) =>
        await WhyNotAsync(() => WhyNotOf(user)) is { } refusal ? refusal : order!.ToView(time.GetUtcNow());

    /// <inheritdoc/>
    public async Task PaymentSettled()
    {
        if (order is null) await ReadAsync();
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

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        if (await FindOrder() is not { } read) return;
        if (order is not null) metrics.Forgotten(order);
        order = read;
        metrics.Remembered(order);
    }

    private async Task<Order?> FindOrder()
    {
        var orderId = this.GetPrimaryKeyString();
        for (var reads = 0; reads < MaxReads; reads++)
        {
            if (await ReadOneAsync(new OrderOf(orderId)) is not { } row) return null;
            var seats = await Store.ReadAsync(new SeatsOfOrder(orderId));
            var refunds = await Store.ReadAsync(new RefundsOfOrder(orderId));
            var read = new Order(row, [.. seats], [.. refunds.OrderBy(refund => refund.RequestedAt)]);

            // Three reads: another activation may have moved the order on in between.
            if (read.IsWhole) return read;
        }

        throw new InvalidOperationException($"The rows of order {orderId} do not fit together.");
    }

    private Refusal? WhyNotOf(Guid user) =>
        order is not null && order.Row.User == user ? null : Refusals.NoOrder(this.GetPrimaryKeyString());

    private Refusal? WhyNotConfirm(ConfirmOrder command) =>
        WhyNotOf(command.User) ?? (IsKnown(command) ? null : OrderRules.WhyNotConfirm(order!, command));

    // Under way, or finished by the sweeper or a call-back while this caller waited for an answer that was lost.
    private bool IsKnown(ConfirmOrder command) =>
        order!.Row.Status is OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling or OrderStatus.Paid
        && order.Row.PaymentKey == command.PaymentKey;
}
