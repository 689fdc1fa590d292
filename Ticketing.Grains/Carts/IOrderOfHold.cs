using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Carts;

/// <summary>Whoever turns a hold into a purchase; the key is <see cref="OrderId.OfHold"/>. The order does.</summary>
[Alias("Carts.IOrderOfHold")]
public interface IOrderOfHold : IGrainWithStringKey
{
    /// <summary>
    /// The hold was released without its buyer. An order that nobody pays ends with it. One way, because an order asks its cart and may not
    /// wait for it in a ring; an order that misses the message ends when its hold would have.
    /// </summary>
    /// <remarks>Answers nothing. A repeat is safe.</remarks>
    [OneWay, Alias("HoldReleased")]
    Task HoldReleased();
}
