using Orleans;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Venues;

/// <summary>
/// One venue, for those who change it; the key is its id. It alone gives its time away, so two performances cannot be in it at once.
/// Readers ask <see cref="ICatalogueGrain"/>.
/// </summary>
[Alias("Venues.IVenueGrain")]
public interface IVenueGrain : IGrainWithStringKey
{
    /// <summary>Makes the venue; it belongs to its maker.</summary>
    [Alias("Create")]
    Task<Outcome<VenueView>> Create(Editor by, VenueDraft draft);

    /// <summary>Gives it another name and address.</summary>
    /// <param name="by">Its owner, or an admin.</param>
    /// <param name="draft">Name and address.</param>
    /// <param name="version">The version the edit is based on.</param>
    [Alias("Change")]
    Task<Outcome<VenueView>> Change(Editor by, VenueDraft draft, long version);

    /// <summary>Takes the venue off; refused while performances in it are still to come.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Editor by, long version);

    /// <summary>Gives it a new seating plan. Performances that exist keep the one they were made with.</summary>
    [Alias("AddPlan")]
    Task<Outcome<PlanView>> AddPlan(Editor by, PlanDraft plan);

    /// <summary>
    /// Writes a performance with its prices, new or moved, if no other one starts within <see cref="VenueRules.MinGap"/> of it.
    /// Called by the performance's settings grain, which has checked everything else.
    /// </summary>
    [Alias("Book")]
    Task<Outcome<Done>> Book(BookTime booking);
}
