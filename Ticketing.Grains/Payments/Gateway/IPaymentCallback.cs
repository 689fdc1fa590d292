namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// Told by a gateway that a payment came to an end: at least once, perhaps before the confirm is answered, and
/// without proof. Who receives it asks the gateway by <see cref="IPaymentGateway.FindByOrderAsync"/>.
/// </summary>
public interface IPaymentCallback
{
    /// <summary>The payment of this order was charged.</summary>
    Task PaymentSettledAsync(string orderId, string paymentKey);
}
