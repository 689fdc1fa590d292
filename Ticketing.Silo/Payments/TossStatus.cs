using System.Collections.Immutable;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Silo.Payments;

/// <summary>Translates Toss Payments' payment object into ours.</summary>
internal static class TossStatus
{
    private const int MaxCancels = 1000;

    /// <summary>
    /// The payment; null if a needed part is missing or unknown, the currency is not won, the amounts contradict each other, or a refund is
    /// still under way.
    /// </summary>
    public static GatewayPayment? Read(TossPayment wire)
    {
        if (wire is not { PaymentKey: { } key, OrderId: { } order, TotalAmount: >= 0 and var amount } || wire.Currency is not (null or "KRW"))
            return null;
        if (StatusOf(wire.Status) is not { } status || RefundsOf(wire.Cancels ?? []) is not { } refunds)
            return null;
        var refunded = refunds.Sum(refund => refund.Amount);
        return refunded > amount
            ? null
            : new(key, order, amount, refunded, status, wire.ApprovedAt?.ToUniversalTime(), refunds);
    }

    private static GatewayPaymentStatus? StatusOf(string? text) => text switch
    {
        "READY" => GatewayPaymentStatus.Ready,
        "IN_PROGRESS" => GatewayPaymentStatus.InProgress,
        "WAITING_FOR_DEPOSIT" => GatewayPaymentStatus.WaitingForDeposit,
        "DONE" => GatewayPaymentStatus.Done,
        "PARTIAL_CANCELED" => GatewayPaymentStatus.PartiallyCanceled,
        "CANCELED" => GatewayPaymentStatus.Canceled,
        "ABORTED" => GatewayPaymentStatus.Aborted,
        "EXPIRED" => GatewayPaymentStatus.Expired,
        _ => null,
    };

    private static ImmutableArray<GatewayRefund>? RefundsOf(IReadOnlyList<TossCancel?> cancels)
    {
        if (cancels.Count > MaxCancels) return null;
        var refunds = ImmutableArray.CreateBuilder<GatewayRefund>(cancels.Count);
        foreach (var cancel in cancels)
        {
            if (cancel?.CancelStatus == "ABORTED") continue;
            // The money of a refund that is still under way is neither refunded nor kept, so the payment's state is not known yet.
            if (cancel is not { CancelStatus: null or "DONE", CancelAmount: > 0 and <= PaymentLimits.MaxAmount and var amount, CanceledAt: { } at }
                || (TossReason.ReadRefundId(cancel.CancelReason) ?? cancel.TransactionKey) is not { } id)
                return null;
            refunds.Add(new(id, amount, at.ToUniversalTime()));
        }
        return refunds.ToImmutable();
    }
}
