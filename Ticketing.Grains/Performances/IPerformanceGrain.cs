using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>
/// The settings of one performance, for those who change them; the key is its id. Apart from the map, so that a change of settings
/// never waits behind a sale. Readers ask <see cref="ICatalogueGrain"/>.
/// </summary>
[Alias("Performances.IPerformanceSettingsGrain")]
public interface IPerformanceGrain : IGrainWithStringKey
{
    /// <summary>Makes the performance; it belongs to the show's owner.</summary>
    /// <param name="by">The show's owner, or an admin.</param>
    /// <param name="showId">The show.</param>
    /// <param name="draft">The settings.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.Forbidden"/>, <see cref="RefusalCode.NotFound"/> (no such show or venue),
    /// <see cref="RefusalCode.InvalidInput"/>, <see cref="RefusalCode.TooManyDates"/>, <see cref="RefusalCode.VenueOccupied"/>,
    /// <see cref="RefusalCode.Overloaded"/> or <see cref="RefusalCode.VersionMismatch"/> (it was made elsewhere meanwhile). A repeat is refused with
    /// <see cref="RefusalCode.InvalidInput"/> once the performance exists.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Create")]
    Task<Outcome<PerformanceView>> Create(Actor by, string showId, PerformanceDraft draft);

    /// <summary>Replaces the settings. Every silo sells by the new ones within <see cref="PerformanceDirectory.MaxAge"/>.</summary>
    /// <param name="by">Its owner, or an admin.</param>
    /// <param name="draft">The settings.</param>
    /// <param name="version">The version the edit is based on.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance or venue), <see cref="RefusalCode.Forbidden"/>,
    /// <see cref="RefusalCode.VersionMismatch"/>, <see cref="RefusalCode.InvalidInput"/>, <see cref="RefusalCode.VenueOccupied"/> or
    /// <see cref="RefusalCode.Overloaded"/>. A repeat is refused with <see cref="RefusalCode.VersionMismatch"/> once the change is written.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Change")]
    Task<Outcome<PerformanceView>> Change(Actor by, PerformanceDraft draft, long version);

    /// <summary>Takes the performance off; refused once its sale has opened or a seat was blocked, held or sold.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.Forbidden"/>, <see cref="RefusalCode.VersionMismatch"/> or
    /// <see cref="RefusalCode.InvalidInput"/> (the sale has begun). A repeat is refused with <see cref="RefusalCode.NotFound"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor by, long version);

    /// <summary>
    /// Takes the performance out of a venue and off, for the venue's owner or an admin; refused while seats are held or sold. An open sale is
    /// closed first, and the performance can be removed some seconds later.
    /// </summary>
    /// <param name="by">The venue's owner, or an admin.</param>
    /// <param name="venueId">The venue.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance in this venue), <see cref="RefusalCode.Forbidden"/>,
    /// <see cref="RefusalCode.DateInUse"/> (seats are held or sold, or the sale had to be closed first) or
    /// <see cref="RefusalCode.VersionMismatch"/> (changed meanwhile). A repeat is refused with <see cref="RefusalCode.NotFound"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("RemoveFrom")]
    Task<Outcome<Done>> RemoveFrom(Actor by, string venueId);

    /// <summary>Takes seats off the sale or puts them back; each seat answers for itself.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.Forbidden"/>,
    /// <see cref="RefusalCode.InvalidInput"/>, <see cref="RefusalCode.UnknownSeats"/> or <see cref="RefusalCode.IdempotencyKeyReused"/>. A
    /// repeat with the same key gets the same answer.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Block")]
    Task<Outcome<BlockAnswer>> Block(Actor by, BlockSeats command);
}
