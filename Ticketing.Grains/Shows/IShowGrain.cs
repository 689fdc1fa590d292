using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Shows;

/// <summary>One show, for those who change it; the key is its id. Readers ask <see cref="ICatalogueGrain"/>.</summary>
[Alias("Shows.IShowGrain")]
public interface IShowGrain : IGrainWithStringKey
{
    /// <summary>Makes the show; it belongs to its maker.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.Forbidden"/> or <see cref="RefusalCode.InvalidInput"/>. A repeat is refused with
    /// <see cref="RefusalCode.InvalidInput"/>, because the show exists.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Create")]
    Task<Outcome<ShowView>> Create(Actor by, ShowDraft draft);

    /// <summary>Replaces what is said of it.</summary>
    /// <param name="by">Its owner, or an admin.</param>
    /// <param name="draft">What is said now.</param>
    /// <param name="version">The version the edit is based on.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.Forbidden"/>, <see cref="RefusalCode.VersionMismatch"/> or
    /// <see cref="RefusalCode.InvalidInput"/>. A repeat is refused with <see cref="RefusalCode.VersionMismatch"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Change")]
    Task<Outcome<ShowView>> Change(Actor by, ShowDraft draft, long version);

    /// <summary>Takes the show off; refused while performances of it are still to come.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.Forbidden"/>, <see cref="RefusalCode.VersionMismatch"/> or
    /// <see cref="RefusalCode.InvalidInput"/> (performances are still to come). A repeat is refused with
    /// <see cref="RefusalCode.NotFound"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor by, long version);
}
