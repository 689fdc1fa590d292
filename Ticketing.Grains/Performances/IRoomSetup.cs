using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>The waiting room of a performance, as far as the performance sets it up; the key is the performance.</summary>
[Alias("Performances.IRoomSetup")]
public interface IRoomSetup : IGrainWithStringKey
{
    /// <summary>Makes the room, or gives the room that exists these settings.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.InvalidInput"/> (a setting is outside its limits, or cannot change any more because the room has
    /// opened). A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SetUp")]
    Task<Outcome<Done>> SetUp(WaitingRoomSettings settings);
}
