namespace Ticketing.Grains.Payments.Gateway;

/// <summary>The server's step of a payment: charge what the buyer agreed to in the gateway's window.</summary>
/// <param name="PaymentKey">What the gateway gave the buyer; untrusted until the gateway confirms it.</param>
/// <param name="OrderId">Our order; see <see cref="PaymentLimits"/> for its form.</param>
/// <param name="Amount">Whole won, computed by the server.</param>
/// <param name="IdempotencyKey">One per order and payment key; Toss Payments remembers it for 15 days.</param>
public sealed record ConfirmPayment(string PaymentKey, string OrderId, long Amount, string IdempotencyKey);

/// <summary>Give back a part or the whole of a charge.</summary>
/// <param name="PaymentKey">The charged payment.</param>
/// <param name="OrderId">The order it was charged for.</param>
/// <param name="Amount">Whole won to give back.</param>
/// <param name="Reason">Why, for people; cut to what the gateway takes.</param>
/// <param name="RefundId">Names this refund for ever: the same id is paid once.</param>
public sealed record CancelPayment(string PaymentKey, string OrderId, long Amount, string Reason, string RefundId);
