using Orleans;
using Orleans.Concurrency;
using Orleans.Storage;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Carts;

/// <summary>Whoever turns a hold into a purchase; the key is <see cref="OrderId.OfHold"/>. The order does.</summary>
[Alias("Carts.IOrderOfHold")]
public interface IOrderOfHold : IGrainWithStringKey
{
    /// <summary>
    /// The hold was released without its buyer. An order that nobody pays ends with it. One way, because an order asks its cart and may not
    /// wait for it in a ring; an order that misses the message ends when its hold would have.
    /// </summary>
    /// <remarks>Answers no refusal. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written, and nobody is told.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written, and nobody is told.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nobody is told.</exception>
    [OneWay, Alias("HoldReleased")]
    Task HoldReleased();
}
