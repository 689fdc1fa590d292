using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>
/// One order, from the hold to the tickets and back; the key is the order id. A saga: every step is a conditional write that can be
/// repeated, and a step that was cut off is taken up again when it is due.
/// </summary>
[Alias("Orders.IOrderGrain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Makes the order out of a running hold.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.EntryRequired"/>,
    /// <see cref="RefusalCode.EntryInvalid"/>, <see cref="RefusalCode.HoldEnded"/>, <see cref="RefusalCode.OrderState"/> (the hold has
    /// become an order) or <see cref="RefusalCode.IdempotencyKeyReused"/>. A repeat with the same key gets the same answer.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Create")]
    Task<Outcome<OrderView>> Create(CreateOrder command);

    /// <summary>
    /// Confirms the payment and sells the seats. The order comes back paid; or <see cref="OrderStatus.Unknown"/> when the provider
    /// did not answer, which settles itself and can be asked for.
    /// </summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such order of this user), <see cref="RefusalCode.OrderState"/>,
    /// <see cref="RefusalCode.AmountMismatch"/>, <see cref="RefusalCode.InvalidInput"/>, <see cref="RefusalCode.NotOnSale"/>,
    /// <see cref="RefusalCode.PaymentDeclined"/>, <see cref="RefusalCode.PaymentRefunded"/> or
    /// <see cref="RefusalCode.IdempotencyKeyReused"/>. A repeat charges nothing twice and finds how far the payment is.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Confirm")]
    Task<Outcome<OrderView>> Confirm(ConfirmOrder command);

    /// <summary>Cancels a pending order, or gives seats of a paid one back for a refund.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such order of this user), <see cref="RefusalCode.OrderState"/>,
    /// <see cref="RefusalCode.UnknownSeats"/>, <see cref="RefusalCode.CancellationClosed"/>, <see cref="RefusalCode.TicketUsed"/> or
    /// <see cref="RefusalCode.IdempotencyKeyReused"/>. A repeat with the same key pays nothing back twice.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Cancel")]
    Task<Outcome<OrderView>> Cancel(CancelOrder command);

    /// <summary>Gives a hold up: its order ends, when there is one that nobody is paying, and then its seats are free.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.OrderState"/> while the order is being paid. A hold that is over, or never was, is no refusal. A
    /// repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("ReleaseHold")]
    Task<Outcome<Done>> ReleaseHold(ReleaseHold command);

    /// <summary>The order as its owner sees it.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such order of this user). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Get")]
    Task<Outcome<OrderView>> Get(Guid user);

    /// <summary>The provider says that something happened to a payment. Nothing it says is believed: the provider is asked.</summary>
    /// <remarks>Answers no refusal. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("PaymentSettled")]
    Task PaymentSettled();

    /// <summary>Takes up what is due: an unpaid order's end, an unanswered payment, an open refund.</summary>
    /// <remarks>Answers no refusal. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Resume")]
    Task Resume();
}

/// <summary>The key of an order grain: the order id, which follows from the hold's.</summary>
public static class OrderKey
{
    /// <summary>The grain of an order.</summary>
    public static IOrderGrain GetOrder(this IGrainFactory grains, string orderId) => grains.Find<IOrderGrain>(orderId);
}
