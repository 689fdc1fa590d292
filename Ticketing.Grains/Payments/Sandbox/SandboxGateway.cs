using Microsoft.Extensions.Logging;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>
/// A gateway that charges nobody, for development, load tests and fault tests. The buyer chooses its behaviour for each
/// payment: it can be slow, refuse, lose its answer before or after the charge, or call back twice.
/// </summary>
public sealed partial class SandboxGateway(
    ISandboxLedger ledger, IPaymentCallback callback, TimeProvider time, ILogger<SandboxGateway> log) : IPaymentGateway
{
    /// <summary>Most payments that a buyer may create for one order.</summary>
    public const int MaxTriesPerOrder = 20;

    private const int MaxSaves = 5;

    private readonly SandboxNotifier _notifier = new(callback, log);

    /// <summary>
    /// The buyer's step: the buyer agrees to pay. Returns the payment key, or null if the order already has
    /// <see cref="MaxTriesPerOrder"/> payments.
    /// </summary>
    /// <exception cref="ArgumentException">Order id or amount breaks <see cref="PaymentLimits"/>; the API checks them.</exception>
    public async Task<string?> CreateAsync(string orderId, long amount, SandboxBehaviour behaviour)
    {
        if (!PaymentLimits.IsOrderId(orderId)) throw new ArgumentException("Not an order id.", nameof(orderId));
        if (!PaymentLimits.IsAmount(amount)) throw new ArgumentException("Not an amount.", nameof(amount));
        // Keys are numbered, not random, so that a simulation can be replayed. The conditional save makes each number unique.
        for (var number = 1; number <= MaxTriesPerOrder; number++)
        {
            var key = $"sandbox_{orderId}_{number}";
            var payment = SandboxPayment.Create(key, orderId, amount, behaviour, time.GetUtcNow());
            if (await ledger.SaveAsync(payment)) return key;
        }
        return null;
    }

    /// <inheritdoc/>
    public Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct) =>
        PaymentLimits.Refusal(cmd) is { } refusal ? Task.FromResult<GatewayAnswer>(refusal) : GuardAsync(() => ChargeAsync(cmd, ct));

    /// <inheritdoc/>
    public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct) =>
        PaymentLimits.Refusal(cmd) is { } refusal
            ? Task.FromResult<GatewayAnswer>(refusal)
            : GuardAsync(async () => (await DecideAsync(cmd.PaymentKey, payment => payment.Cancel(cmd, time.GetUtcNow()))).Answer);

    /// <inheritdoc/>
    public async Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct)
    {
        try
        {
            return await ledger.FindByOrderAsync(orderId) is { } payment
                ? new GatewayLookup.Found(payment.Verified().View(time.GetUtcNow()))
                : new GatewayLookup.NotFound();
        }
        catch (Exception failure) when (failure is not InvalidOperationException)
        {
            LogLedgerFailed(log, failure);
            return new GatewayLookup.Unknown("The sandbox's ledger failed.");
        }
    }

    private async Task<GatewayAnswer> ChargeAsync(ConfirmPayment cmd, CancellationToken ct)
    {
        var found = await ledger.FindByOrderAsync(cmd.OrderId);
        if (found is { ApprovedAt: not null } && found.PaymentKey != cmd.PaymentKey)
            return new GatewayAnswer.Declined(GatewayCodes.DuplicateOrder, "The order was paid by another payment.");
        if (found?.PaymentKey != cmd.PaymentKey) found = await ledger.GetAsync(cmd.PaymentKey);
        if (found is { Status: GatewayPaymentStatus.Ready, Behaviour.DelayMs: > 0 } slow)
            await Task.Delay(TimeSpan.FromMilliseconds(slow.Behaviour.DelayMs), time, ct);
        var (before, after, answer) = await DecideAsync(cmd.PaymentKey, payment => Confirm(payment, cmd), found);
        if (before?.Status != GatewayPaymentStatus.Ready || after?.Status != GatewayPaymentStatus.Done)
            return answer;
        if (after.Behaviour.Mode == SandboxMode.TimeoutAfterCharge)
            return new GatewayAnswer.Unknown("The sandbox timed out after the charge.");
        _notifier.Notify(after, times: after.Behaviour.Mode == SandboxMode.CallbackTwice ? 2 : 1);
        return answer;
    }

    private SandboxDecision Confirm(SandboxPayment payment, ConfirmPayment cmd)
    {
        var decision = payment.Confirm(cmd, time.GetUtcNow());
        var timesOut = payment.Behaviour.Mode == SandboxMode.TimeoutBeforeCharge
            && payment.Confirms == 0 && decision.Payment.Status == GatewayPaymentStatus.Done
            && payment.Status == GatewayPaymentStatus.Ready;
        return timesOut
            ? new(payment with { Confirms = 1 }, new GatewayAnswer.Unknown("The sandbox timed out before the charge."))
            : decision;
    }

    private async Task<(SandboxPayment? Before, SandboxPayment? After, GatewayAnswer Answer)> DecideAsync(
        string paymentKey, Func<SandboxPayment, SandboxDecision> decide, SandboxPayment? known = null)
    {
        for (var save = 0; save < MaxSaves; save++)
        {
            if ((known ?? await ledger.GetAsync(paymentKey)) is not { } payment)
                return (null, null, new GatewayAnswer.Declined(GatewayCodes.NotFound, "No payment has this key."));
            known = null;
            var (after, answer) = decide(payment.Verified());
            if (ReferenceEquals(after, payment) || await ledger.SaveAsync(after.Verified()))
                return (payment, after, answer);
        }
        return (null, null, new GatewayAnswer.Unknown($"The payment changed {MaxSaves} times meanwhile."));
    }

    private async Task<GatewayAnswer> GuardAsync(Func<Task<GatewayAnswer>> step)
    {
        try
        {
            return await step();
        }
        catch (OperationCanceledException)
        {
            return new GatewayAnswer.Unknown("The caller gave up waiting.");
        }
        catch (Exception failure) when (failure is not InvalidOperationException)
        {
            // A write that failed may still have reached the database, so the answer is unknown and the caller has to ask.
            LogLedgerFailed(log, failure);
            return new GatewayAnswer.Unknown("The sandbox's ledger failed.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger of the payment sandbox failed")]
    private static partial void LogLedgerFailed(ILogger log, Exception failure);
}
