namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// The payment provider, in the two steps of Toss Payments: the buyer pays in the gateway's window and gets a
/// payment key, then the server confirms the payment. No method throws for a failure of the network or the gateway:
/// a missing answer is <see cref="GatewayAnswer.Unknown"/>. Every call can be repeated.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>
    /// Charges the payment. A repeat with the same command gives the same answer and charges once. After
    /// <see cref="GatewayAnswer.Unknown"/> repeat the call, or ask <see cref="FindByOrderAsync"/>.
    /// </summary>
    Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct);

    /// <summary>
    /// Refunds a part or the whole of a payment. The refund id is the idempotency key: the same refund is made once.
    /// <see cref="GatewayAnswer.Approved"/> means that the payment has this refund, from now or from before.
    /// </summary>
    Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct);

    /// <summary>
    /// Asks what the gateway knows about an order. "No such payment" and "no answer" are different results:
    /// only the first one means that nothing was charged.
    /// </summary>
    Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct);
}
