using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>
/// Whoever acts on a buyer's entry; the key is <see cref="BuyerKey"/>. For waiting rooms on silos of the release before this one; the others call
/// <see cref="IEntryHolders"/>.
/// </summary>
[Alias("WaitingRooms.IEntryHolder")]
public interface IEntryHolder : IGrainWithStringKey
{
    /// <summary>
    /// The buyer's entry with this number, and every earlier one, is over: what is held by it is released.
    /// </summary>
    /// <remarks>Answers no refusal. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("EndEntry")]
    Task EndEntry(long admission);
}
