using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

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
    Task<Outcome<VenueView>> Create(Actor by, VenueDraft draft);

    /// <summary>Gives it another name and address.</summary>
    /// <param name="by">Its owner, or an admin.</param>
    /// <param name="draft">Name and address.</param>
    /// <param name="version">The version the edit is based on.</param>
    [Alias("Change")]
    Task<Outcome<VenueView>> Change(Actor by, VenueDraft draft, long version);

    /// <summary>Takes the venue off; refused while performances in it are still to come.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor by, long version);

    /// <summary>Gives it a new seating plan. Performances that exist keep the one they were made with.</summary>
    [Alias("AddPlan")]
    Task<Outcome<PlanView>> AddPlan(Actor by, PlanDraft plan);

    /// <summary>
    /// Gives a performance a time, or another time than it has, if no other performance starts within <see cref="VenueRules.MinGap"/> of
    /// it. The performance writes its own row afterwards. A repeat is safe. Refused with <see cref="RefusalCode.NotFound"/>,
    /// <see cref="RefusalCode.VenueOccupied"/>, or <see cref="RefusalCode.Overloaded"/> when another activation kept changing the venue.
    /// </summary>
    [Alias("BookTime")]
    Task<Outcome<Done>> BookTime(string performance, DateTimeOffset startsAt);

    /// <summary>
    /// A performance does not need its time here any more: it was deleted, or moved to another venue. A repeat is safe, and a message that
    /// was lost is made good when the time is in another performance's way.
    /// </summary>
    /// <param name="performance">The performance.</param>
    /// <param name="startsAt">The time that it had; another time that it has by now stays.</param>
    [Alias("GiveBackTime")]
    Task GiveBackTime(string performance, DateTimeOffset startsAt);
}
