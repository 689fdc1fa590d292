namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// The house that moves the money, in the two steps of Toss Payments: the buyer pays in the gateway's
/// window and gets a payment key, then the server confirms it. Nothing here throws for what a network or a
/// gateway can do: a missing answer is <see cref="GatewayAnswer.Unknown"/>, and every call can be repeated.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>
    /// Charges the payment. A repeat with the same command gives the same answer and charges once. After
    /// <see cref="GatewayAnswer.Unknown"/> repeat it, or ask <see cref="FindByOrderAsync"/>.
    /// </summary>
    Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct);

    /// <summary>
    /// Gives money back, partly or whole. The refund id is the idempotency key: the same refund is paid once.
    /// <see cref="GatewayAnswer.Approved"/> means that this refund is on the payment.
    /// </summary>
    Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct);

    /// <summary>
    /// What the gateway knows of an order, for the reconciler. "No such payment" and "no answer" are told
    /// apart: only the first may lead to the conclusion that nothing was charged.
    /// </summary>
    Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct);
}
