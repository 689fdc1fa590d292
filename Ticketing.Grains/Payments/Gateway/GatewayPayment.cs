using System.Collections.Immutable;

namespace Ticketing.Grains.Payments.Gateway;

/// <summary>The state of a payment: the eight states of Toss Payments.</summary>
public enum GatewayPaymentStatus
{
    /// <summary>Created; the buyer has not been identified yet.</summary>
    Ready = 0,

    /// <summary>The buyer agreed; a confirm will charge it.</summary>
    InProgress = 1,

    /// <summary>The buyer was given a virtual account to pay into; the money has not arrived.</summary>
    WaitingForDeposit = 2,

    /// <summary>Charged.</summary>
    Done = 3,

    /// <summary>Charged, and a part was refunded.</summary>
    PartiallyCanceled = 4,

    /// <summary>Charged, and the whole amount was refunded.</summary>
    Canceled = 5,

    /// <summary>Refused; final.</summary>
    Aborted = 6,

    /// <summary>Not confirmed in time; final.</summary>
    Expired = 7,
}

/// <summary>One refund of a payment.</summary>
/// <param name="RefundId">Our id of the refund; for a refund that was not ours, the gateway's transaction key.</param>
/// <param name="Amount">Whole won.</param>
/// <param name="At">When the gateway made the refund, UTC.</param>
public sealed record GatewayRefund(string RefundId, long Amount, DateTimeOffset At);

/// <summary>A payment as the gateway shows it.</summary>
/// <param name="PaymentKey">The gateway's id of the payment.</param>
/// <param name="OrderId">Our id of the order.</param>
/// <param name="Amount">Charged or to be charged, whole won, before refunds.</param>
/// <param name="RefundedAmount">Whole won refunded so far, never above <paramref name="Amount"/>.</param>
/// <param name="Status">The state of the payment.</param>
/// <param name="ApprovedAt">When the payment was charged, UTC; null if it never was.</param>
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
    /// <summary>Won that the buyer has paid and that were not refunded; zero unless the payment was charged.</summary>
    public long Kept => Status is GatewayPaymentStatus.Done or GatewayPaymentStatus.PartiallyCanceled
        ? Amount - RefundedAmount
        : 0;

    /// <summary>The refund of this id; null if the gateway has not made it.</summary>
    public GatewayRefund? FindRefund(string refundId) => Refunds.FirstOrDefault(refund => refund.RefundId == refundId);

    /// <summary>Compares by value, including the refunds.</summary>
    public bool Equals(GatewayPayment? other) =>
        other is not null
        && (PaymentKey, OrderId, Amount, RefundedAmount, Status, ApprovedAt)
            == (other.PaymentKey, other.OrderId, other.Amount, other.RefundedAmount, other.Status, other.ApprovedAt)
        && Refunds.SequenceEqual(other.Refunds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PaymentKey, OrderId, RefundedAmount, Status);
}
