using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>Whoever acts on the entries of a part of a performance's buyers; the key is that of a <see cref="BuyersPart"/>. The buyers' carts do.</summary>
[Alias("WaitingRooms.IEntryHolders")]
public interface IEntryHolders : IGrainWithStringKey
{
    /// <summary>
    /// A buyer's entry with this number, and every earlier one, is over: what is held by it is released.
    /// </summary>
    /// <remarks>Answers no refusal. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("EndEntry")]
    Task EndEntry(Guid buyer, long admission);
}
