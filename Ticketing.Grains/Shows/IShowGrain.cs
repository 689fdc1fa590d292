using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Shows;

/// <summary>One show, for those who change it; the key is its id. Readers ask <see cref="ICatalogueGrain"/>.</summary>
[Alias("Shows.IShowGrain")]
public interface IShowGrain : IGrainWithStringKey
{
    /// <summary>Makes the show; it belongs to its maker.</summary>
    [Alias("Create")]
    Task<Outcome<ShowView>> Create(Actor by, ShowDraft draft);

    /// <summary>Replaces what is said of it.</summary>
    /// <param name="by">Its owner, or an admin.</param>
    /// <param name="draft">What is said now.</param>
    /// <param name="version">The version the edit is based on.</param>
    [Alias("Change")]
    Task<Outcome<ShowView>> Change(Actor by, ShowDraft draft, long version);

    /// <summary>Takes the show off; refused while performances of it are still to come.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor by, long version);
}
