using Orleans;
using Ticketing.Grains.Ids;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>Whoever acts on a buyer's entry; the key is <see cref="BuyerKey"/>. The buyer's cart does.</summary>
[Alias("WaitingRooms.IEntryHolder")]
public interface IEntryHolder : IGrainWithStringKey
{
    /// <summary>
    /// The buyer's entry with this number, and every earlier one, is over: what is held by it is released. A repeat is safe.
    /// </summary>
    [Alias("EndEntry")]
    Task EndEntry(long admission);
}
