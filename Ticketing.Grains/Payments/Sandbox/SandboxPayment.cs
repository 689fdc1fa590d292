using System.Collections.Immutable;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>
/// One payment of the sandbox, a pure state machine: Ready → Done → PartiallyCanceled → Canceled; or Ready → Aborted, or
/// Ready → Expired. Every command can be repeated: a repeat changes nothing and gets the same answer.
/// </summary>
/// <param name="PaymentKey">The id of the payment.</param>
/// <param name="OrderId">The order that is paid.</param>
/// <param name="Amount">Whole won the buyer agreed to.</param>
/// <param name="Behaviour">The behaviour that the buyer chose.</param>
/// <param name="Status">The state of the payment.</param>
/// <param name="ExpiresAt">When a payment that is not confirmed expires.</param>
/// <param name="ApprovedAt">When the payment was charged; null if it was not.</param>
/// <param name="Refunds">Refunds, oldest first.</param>
/// <param name="Confirms">Number of confirms while the payment was ready, for the behaviours that concern the first confirm.</param>
/// <param name="Version">The version as read from the ledger; 0 if the payment was never saved.</param>
public sealed record SandboxPayment(
    string PaymentKey,
    string OrderId,
    long Amount,
    SandboxBehaviour Behaviour,
    GatewayPaymentStatus Status,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ApprovedAt,
    ImmutableArray<GatewayRefund> Refunds,
    int Confirms,
    long Version)
{
    /// <summary>How long a payment waits for its confirm; Toss Payments gives 30 minutes.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);

    /// <summary>Most refunds of one payment.</summary>
    public const int MaxRefunds = 100;

    /// <summary>Won refunded so far.</summary>
    public long RefundedAmount => Refunds.Sum(refund => refund.Amount);

    /// <summary>A payment the buyer agreed to and nobody has confirmed.</summary>
    public static SandboxPayment Create(
        string paymentKey, string orderId, long amount, SandboxBehaviour behaviour, DateTimeOffset now) =>
        new(paymentKey, orderId, amount, behaviour, GatewayPaymentStatus.Ready, now + Validity, null, [], 0, 0);

    /// <summary>The payment as the gateway shows it at this time.</summary>
    public GatewayPayment View(DateTimeOffset now) =>
        new(PaymentKey, OrderId, Amount, RefundedAmount, IsOver(now) ? GatewayPaymentStatus.Expired : Status, ApprovedAt, Refunds);

    /// <summary>Charges the payment if it is ready. A payment that was charged before gives the same answer again.</summary>
    public SandboxDecision Confirm(ConfirmPayment cmd, DateTimeOffset now)
    {
        if (cmd.PaymentKey != PaymentKey || cmd.OrderId != OrderId || cmd.Amount != Amount)
            return Refuse(GatewayCodes.InvalidRequest, "Payment key, order and amount do not belong together.");
        var after = Status != GatewayPaymentStatus.Ready ? this
            : IsOver(now) ? this with { Status = GatewayPaymentStatus.Expired }
            : Behaviour.Mode == SandboxMode.Decline ? this with { Status = GatewayPaymentStatus.Aborted }
            : this with { Status = GatewayPaymentStatus.Done, ApprovedAt = now };
        return new(after, GatewayAnswer.OfConfirm(after.View(now)));
    }

    /// <summary>Refunds money, once per refund id and never more than was charged.</summary>
    public SandboxDecision Cancel(CancelPayment cmd, DateTimeOffset now)
    {
        if (cmd.PaymentKey != PaymentKey || cmd.OrderId != OrderId)
            return Refuse(GatewayCodes.InvalidRequest, "Payment key and order do not belong together.");
        if (Refunds.FirstOrDefault(refund => refund.RefundId == cmd.RefundId) is { } earlier)
            return earlier.Amount == cmd.Amount
                ? new(this, new GatewayAnswer.Approved(View(now)))
                : Refuse(GatewayCodes.InvalidRequest, $"The refund id was used for {earlier.Amount} won.");
        if (Status == GatewayPaymentStatus.Canceled)
            return Refuse(GatewayCodes.AlreadyCanceled, "All of it was given back before.");
        if (Status is not (GatewayPaymentStatus.Done or GatewayPaymentStatus.PartiallyCanceled))
            return Refuse(GatewayCodes.NotCancelable, "Nothing was charged.");
        if (cmd.Amount <= 0 || cmd.Amount > Amount - RefundedAmount)
            return Refuse(GatewayCodes.NotCancelableAmount, $"{Amount - RefundedAmount} won can be given back, not {cmd.Amount}.");
        if (Refunds.Length == MaxRefunds)
            return Refuse(GatewayCodes.NotCancelable, $"A payment has at most {MaxRefunds} refunds.");
        var after = this with { Refunds = Refunds.Add(new(cmd.RefundId, cmd.Amount, now)) };
        after = after with
        {
            Status = after.RefundedAmount == Amount ? GatewayPaymentStatus.Canceled : GatewayPaymentStatus.PartiallyCanceled,
        };
        return new(after, new GatewayAnswer.Approved(after.View(now)));
    }

    /// <summary>Checks that the payment is consistent; called before a write and after a read.</summary>
    /// <exception cref="InvalidOperationException">The amounts, refunds and status contradict each other: a bug.</exception>
    public SandboxPayment Verified()
    {
        var refunded = RefundedAmount;
        var holds = Status switch
        {
            GatewayPaymentStatus.Done => ApprovedAt is not null && refunded == 0,
            GatewayPaymentStatus.PartiallyCanceled => ApprovedAt is not null && refunded > 0 && refunded < Amount,
            GatewayPaymentStatus.Canceled => ApprovedAt is not null && refunded == Amount,
            _ => ApprovedAt is null && refunded == 0,
        };
        return holds ? this : throw new InvalidOperationException(
            $"Payment {PaymentKey} is {Status} with {refunded} of {Amount} won given back.");
    }

    private bool IsOver(DateTimeOffset now) => Status == GatewayPaymentStatus.Ready && now >= ExpiresAt;

    private SandboxDecision Refuse(string code, string message) => new(this, new GatewayAnswer.Declined(code, message));
}

/// <summary>The effect of a command on a payment.</summary>
/// <param name="Payment">The payment after the command; the same instance if nothing changed.</param>
/// <param name="Answer">The answer for the caller.</param>
public readonly record struct SandboxDecision(SandboxPayment Payment, GatewayAnswer Answer);
