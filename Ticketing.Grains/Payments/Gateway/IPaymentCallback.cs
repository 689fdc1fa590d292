namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// Receives a gateway's message that a payment was charged. The message comes at least once, possibly before the confirm is answered, and
/// proves nothing. The receiver must ask the gateway by <see cref="IPaymentGateway.FindByOrderAsync"/>.
/// </summary>
public interface IPaymentCallback
{
    /// <summary>The payment of this order was charged.</summary>
    Task PaymentSettledAsync(string orderId, string paymentKey);
}
