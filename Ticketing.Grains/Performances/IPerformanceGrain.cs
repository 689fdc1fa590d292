using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;

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
    [Alias("Create")]
    Task<Outcome<PerformanceView>> Create(Actor by, string showId, PerformanceDraft draft);

    /// <summary>Replaces the settings. Every silo sells by the new ones within <see cref="PerformanceDirectory.MaxAge"/>.</summary>
    /// <param name="by">Its owner, or an admin.</param>
    /// <param name="draft">The settings.</param>
    /// <param name="version">The version the edit is based on.</param>
    [Alias("Change")]
    Task<Outcome<PerformanceView>> Change(Actor by, PerformanceDraft draft, long version);

    /// <summary>Takes the performance off; refused once its sale has opened or a seat was blocked, held or sold.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor by, long version);

    /// <summary>Takes seats off the sale or puts them back; each seat answers for itself.</summary>
    [Alias("Block")]
    Task<Outcome<BlockAnswer>> Block(Actor by, BlockSeats command);
}
