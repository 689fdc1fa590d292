using Orleans;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Orders;

/// <summary>Passes a gateway's word on to the order it is about.</summary>
public sealed class PaymentCallback(IGrainFactory grains) : IPaymentCallback
{
    /// <inheritdoc/>
    public Task PaymentSettledAsync(string orderId, string paymentKey) => grains.GetOrder(orderId).PaymentSettled();
}
