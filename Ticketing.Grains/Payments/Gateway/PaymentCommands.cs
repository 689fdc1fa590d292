namespace Ticketing.Grains.Payments.Gateway;

/// <summary>The server's step of a payment: charges the amount that the buyer agreed to in the gateway's window.</summary>
/// <param name="PaymentKey">The payment key that the gateway gave the buyer; untrusted until the gateway confirms it.</param>
/// <param name="OrderId">Our id of the order; see <see cref="PaymentLimits"/> for its form.</param>
/// <param name="Amount">Whole won, computed by the server.</param>
/// <param name="IdempotencyKey">The idempotency key, one per order and payment key; Toss Payments remembers it for 15 days.</param>
public sealed record ConfirmPayment(string PaymentKey, string OrderId, long Amount, string IdempotencyKey);

/// <summary>Refunds a part or the whole of a charge.</summary>
/// <param name="PaymentKey">The charged payment.</param>
/// <param name="OrderId">The order that the payment was charged for.</param>
/// <param name="Amount">Whole won to refund.</param>
/// <param name="Reason">The reason, for people to read; cut to the length that the gateway takes.</param>
/// <param name="RefundId">The id of this refund: a refund of the same id is made once, however often it is repeated.</param>
public sealed record CancelPayment(string PaymentKey, string OrderId, long Amount, string Reason, string RefundId);
