using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>The waiting room of a performance, as far as the performance sets it up; the key is the performance.</summary>
[Alias("Performances.IRoomSetup")]
public interface IRoomSetup : IGrainWithStringKey
{
    /// <summary>As <see cref="SetUpFor"/>, without the sale's opening; for silos of the release before this one.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.InvalidInput"/> (a setting is outside its limits, or cannot change any more because the room has
    /// opened). A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SetUp")]
    Task<Outcome<Done>> SetUp(WaitingRoomSettings settings);

    /// <summary>Makes the room, or gives the room that exists these settings.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="sale">The opening of the sale that the settings go with.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.InvalidInput"/> (a setting is outside its limits, or cannot change any more because the room has
    /// opened). A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SetUpFor")]
    Task<Outcome<Done>> SetUpFor(WaitingRoomSettings settings, SaleOpening sale);

    /// <summary>
    /// The sale opens at another time: until the draw, the room's opening moves as far as the sale's. After the draw nothing moves.
    /// </summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no room). A repeat, and an opening of an earlier version of the performance, change
    /// nothing.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("FollowSale")]
    Task<Outcome<Done>> FollowSale(SaleOpening sale);

    /// <summary>The performance is called off: nobody enters or is called any more, and those who wait are told.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no room). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("CallOff")]
    Task<Outcome<Done>> CallOff();
}
