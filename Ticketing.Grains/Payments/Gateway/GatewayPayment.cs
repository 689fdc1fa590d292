using System.Collections.Immutable;

namespace Ticketing.Grains.Payments.Gateway;

/// <summary>Where a payment stands; Toss Payments' eight states.</summary>
public enum GatewayPaymentStatus
{
    /// <summary>Made, the buyer has not identified himself yet.</summary>
    Ready = 0,

    /// <summary>The buyer agreed; a confirm will charge it.</summary>
    InProgress = 1,

    /// <summary>A virtual account was given out; the money has not come.</summary>
    WaitingForDeposit = 2,

    /// <summary>Charged.</summary>
    Done = 3,

    /// <summary>Charged, and a part was given back.</summary>
    PartiallyCanceled = 4,

    /// <summary>Charged, and all of it was given back.</summary>
    Canceled = 5,

    /// <summary>Refused; final.</summary>
    Aborted = 6,

    /// <summary>Not confirmed in time; final.</summary>
    Expired = 7,
}

/// <summary>Money given back.</summary>
/// <param name="RefundId">Ours; the gateway's transaction key for one that was not made by us.</param>
/// <param name="Amount">Whole won.</param>
/// <param name="At">When the gateway did it, UTC.</param>
public sealed record GatewayRefund(string RefundId, long Amount, DateTimeOffset At);

/// <summary>A payment as the gateway has it.</summary>
/// <param name="PaymentKey">The gateway's name for it.</param>
/// <param name="OrderId">Ours.</param>
/// <param name="Amount">Charged or to be charged, whole won, before refunds.</param>
/// <param name="RefundedAmount">Given back so far, never above <paramref name="Amount"/>.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ApprovedAt">When it was charged, UTC; null if it never was.</param>
/// <param name="Refunds">Each refund, oldest first; their sum is <paramref name="RefundedAmount"/>.</param>
public sealed record GatewayPayment(
    string PaymentKey,
    string OrderId,
    long Amount,
    long RefundedAmount,
    GatewayPaymentStatus Status,
    DateTimeOffset? ApprovedAt,
    ImmutableArray<GatewayRefund> Refunds)
{
    /// <summary>Won that the buyer has paid and not got back: zero unless charged.</summary>
    public long Kept => Status is GatewayPaymentStatus.Done or GatewayPaymentStatus.PartiallyCanceled
        ? Amount - RefundedAmount
        : 0;

    /// <summary>The refund of this id, or null if the gateway has not paid it.</summary>
    public GatewayRefund? FindRefund(string refundId) => Refunds.FirstOrDefault(refund => refund.RefundId == refundId);

    /// <summary>By value, the refunds included.</summary>
    public bool Equals(GatewayPayment? other) =>
        other is not null
        && (PaymentKey, OrderId, Amount, RefundedAmount, Status, ApprovedAt)
            == (other.PaymentKey, other.OrderId, other.Amount, other.RefundedAmount, other.Status, other.ApprovedAt)
        && Refunds.SequenceEqual(other.Refunds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PaymentKey, OrderId, RefundedAmount, Status);
}
