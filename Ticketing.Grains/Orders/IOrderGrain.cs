using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Orders;

/// <summary>
/// One order, from the hold to the tickets and back; the key is the order id. A saga: every step is a conditional write that can be
/// repeated, and a step that was cut off is taken up again when it is due.
/// </summary>
[Alias("Orders.IOrderGrain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Makes the order out of a running hold.</summary>
    [Alias("Create")]
    Task<Outcome<OrderView>> Create(CreateOrder command);

    /// <summary>
    /// Confirms the payment and sells the seats. The order comes back paid; or <see cref="OrderStatus.Unknown"/> when the provider
    /// did not answer, which settles itself and can be asked for.
    /// </summary>
    [Alias("Confirm")]
    Task<Outcome<OrderView>> Confirm(ConfirmOrder command);

    /// <summary>Cancels a pending order, or gives seats of a paid one back for a refund.</summary>
    [Alias("Cancel")]
    Task<Outcome<OrderView>> Cancel(CancelOrder command);

    /// <summary>The order as its owner sees it.</summary>
    [Alias("Get")]
    Task<Outcome<OrderView>> Get(Guid user);

    /// <summary>The provider says that something happened to a payment. Nothing it says is believed: the provider is asked.</summary>
    [Alias("PaymentSettled")]
    Task PaymentSettled();

    /// <summary>Takes up what is due: an unpaid order's end, an unanswered payment, an open refund.</summary>
    [Alias("Resume")]
    Task Resume();
}

/// <summary>The key of an order grain: the order id, which follows from the hold's.</summary>
public static class OrderKey
{
    /// <summary>The grain of an order.</summary>
    public static IOrderGrain GetOrder(this IGrainFactory grains, string orderId) => grains.GetGrain<IOrderGrain>(orderId);
}
