using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Orders.Steps;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>One order: asks <see cref="OrderRules"/>, and does the next step of the saga. Each step ends in a commit and can be done again.</summary>
public sealed class OrderGrain(
    IRowStore store,
    PerformanceDirectory directory,
    IPaymentGateway gateway,
    IOptions<CancellationSettings> cancellation,
    OrderMetrics metrics,
    TimeProvider time,
    ILogger<OrderGrain> logger) : PersistentGrain(store), IOrderGrain, IOrderOfHold
{
    private OrderBook _book = null!;
    private Charging _charging = null!;
    private Selling _selling = null!;
    private Refunding _refunding = null!;
    private Cancelling _cancelling = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _book = new OrderBook(this.GetPrimaryKeyString(), Store, TryCommitAsync, OutOfDate, metrics, logger);
        _refunding = new Refunding(_book, gateway, GrainFactory, time, logger);
        _selling = new Selling(_book, _refunding, directory, cancellation.Value, GrainFactory);
        _charging = new Charging(_book, _selling, gateway, metrics, time);
        _cancelling = new Cancelling(_book, _refunding, Store, directory, GrainFactory);
        return ReadAsync();
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _book.Forget();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Create(CreateOrder command)
    {
        // The commit that makes the order carries the record of the answer; whether there was one before is asked only before a refusal.
        var outcome = _book.Known is { } order ? OrderRules.WhyNotAgain(order, command) : await CreateNew(command, time.GetUtcNow());
        if (outcome.Ok) return outcome;
        return await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) ?? Refused(outcome.Refusal, _book.Known);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Confirm(ConfirmOrder command)
    {
        var now = time.GetUtcNow();
        if (await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier) return earlier;
        if (await _book.WhyNotAsync(() => WhyNotConfirm(command)) is { } refusal) return Refused(refusal, _book.Known);
        if (OrderRules.IsConfirmed(_book.Order, command)) return await _book.AnswerLateAsync(command.Request, now);
        if (await _selling.WhyTooLateAsync(now) is { } closed) return closed;

        await _book.MoveAsync(OrderRules.Paying(_book.Order, command.PaymentKey, now), now);
        return await _charging.ChargeAsync(command.Request, now);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Cancel(CancelOrder command)
    {
        var now = time.GetUtcNow();
        if (await AnswerRecord.FindAsync<OrderView>(Store, command.User, command.Request) is { } earlier) return earlier;
        return await _book.WhyNotAsync(() => _book.WhyNotOf(command.User)) is { } stranger ? Refused(stranger, _book.Known) : await _cancelling.CancelAsync(command, now);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> ReleaseHold(ReleaseHold command)
    {
        if (_book.Known is null) await ReadAsync();
        if (await _book.WhyNotAsync(() => OrderRules.WhyNotRelease(_book.Known, command.User)) is { } paying) return paying;
        if (_book.Known is null) DeactivateOnIdle();
        else if (_book.Order.Row.User == command.User) await EndUnpaidAsync();
        return await GrainFactory.GetCart(command.Performance, command.User).Release(command.HoldId);
    }

    /// <inheritdoc/>
    public async Task HoldReleased()
    {
        if (_book.Known is null) await ReadAsync();
        if (_book.Known is null) DeactivateOnIdle();
        else await EndUnpaidAsync();
    }

    /// <inheritdoc/>
    public async Task<Outcome<OrderView>> Get(Guid user) =>
        await _book.WhyNotAsync(() => _book.WhyNotOf(user)) is { } refusal ? Refused(refusal, _book.Known) : _book.Order.ToView(time.GetUtcNow());

    /// <inheritdoc/>
    public async Task PaymentSettled()
    {
        if (_book.Known is null) await ReadAsync();
        if (_book.Known is not { } order)
        {
            DeactivateOnIdle();
            return;
        }

        if (order.Row.Status is OrderStatus.Paid or OrderStatus.Refunding or OrderStatus.Selling) return;
        if (await _charging.FindAsync() is not { } payment) return;

        var now = time.GetUtcNow();
        if (order.Row.Status == OrderStatus.Cancelled)
        {
            // Dropped by its owner, and charged all the same: the money goes back.
            if (order.Refunds.IsEmpty) await _refunding.GiveBackAsync(order with { Row = order.Row with { PaymentKey = payment.PaymentKey } }, now);
            return;
        }

        await _book.MoveAsync(OrderRules.Charged(order, payment.PaymentKey, now), now);
        await _selling.SellAsync(null, now);
    }

    /// <inheritdoc/>
    public async Task Resume()
    {
        var now = time.GetUtcNow();
        if (_book.Known is not { Row: { DueAt: { } due, Status: var status } } order || due > now)
        {
            // The sweeper read otherwise: while two processes ran, the other one went on, and what is remembered here is out of date.
            DeactivateOnIdle();
            return;
        }

        switch (status)
        {
            case OrderStatus.Pending:
                await _book.MoveAsync(OrderRules.Expired(order), now);
                break;
            case OrderStatus.Paying or OrderStatus.Unknown:
                if (await _charging.FindAsync() is not null) await _selling.SellAsync(null, now);
                else await _charging.ChargeAsync(null, now);
                break;
            case OrderStatus.Selling:
                await _selling.SellAsync(null, now);
                break;
            case OrderStatus.Refunding:
                await _refunding.PayBackAsync(null, now);
                break;
        }
    }

    /// <inheritdoc/>
    protected override Task ReadAsync() => _book.ReadAsync();

    private Task EndUnpaidAsync() => _book.Order.Row.Status == OrderStatus.Pending
        ? _book.MoveAsync(OrderRules.Dropped(_book.Order), time.GetUtcNow())
        : Task.CompletedTask;

    private Refusal? WhyNotConfirm(ConfirmOrder command) =>
        _book.WhyNotOf(command.User) ?? (OrderRules.IsConfirmed(_book.Order, command) ? null : OrderRules.WhyNotConfirm(_book.Order, command));

    private async Task<Outcome<OrderView>> CreateNew(CreateOrder command, DateTimeOffset now)
    {
        var hold = await GrainFactory.GetCart(command.Performance, command.User).GetHold(command.HoldId, command.Entry);
        if (!hold.Ok) return hold.Refusal;
        if (await directory.FindAsync(command.Performance) is not { } info) return Refusals.NoPerformance(command.Performance);
        return await _book.CreateAsync(OrderRules.Create(this.GetPrimaryKeyString(), command.User, hold.Value, OrderTerms.Of(info), now), command.Request, now);
    }
}
