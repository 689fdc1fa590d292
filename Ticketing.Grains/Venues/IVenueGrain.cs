using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>
/// One venue, for those who change it; the key is its id. It alone gives its time away, so two performances cannot be in it at once.
/// Readers ask <see cref="ICatalogueGrain"/>.
/// </summary>
[Alias("Venues.IVenueGrain")]
public interface IVenueGrain : IGrainWithStringKey
{
    /// <summary>Makes the venue; it belongs to its maker.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.Forbidden"/> or <see cref="RefusalCode.InvalidInput"/>. A repeat is refused with
    /// <see cref="RefusalCode.InvalidInput"/>, because the venue exists.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Create")]
    Task<Outcome<VenueView>> Create(Actor by, VenueDraft draft);

    /// <summary>Gives it another name and address.</summary>
    /// <param name="by">Its owner, or an admin.</param>
    /// <param name="draft">Name and address.</param>
    /// <param name="version">The version the edit is based on.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.Forbidden"/>, <see cref="RefusalCode.VersionMismatch"/> or
    /// <see cref="RefusalCode.InvalidInput"/>. A repeat is refused with <see cref="RefusalCode.VersionMismatch"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Change")]
    Task<Outcome<VenueView>> Change(Actor by, VenueDraft draft, long version);

    /// <summary>Takes the venue off; refused while performances in it are still to come.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.Forbidden"/>, <see cref="RefusalCode.VersionMismatch"/> or
    /// <see cref="RefusalCode.VenueOccupied"/>. A repeat is refused with <see cref="RefusalCode.NotFound"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor by, long version);

    /// <summary>Gives it a new seating plan. Performances that exist keep the one they were made with.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.Forbidden"/> or <see cref="RefusalCode.PlanInvalid"/>. A
    /// repeat adds another plan.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("AddPlan")]
    Task<Outcome<PlanView>> AddPlan(Actor by, PlanDraft plan);

    /// <summary>
    /// Gives a performance a time, or another time than it has, if no other performance starts within <see cref="VenueRules.MinGap"/> of
    /// it. The performance writes its own row afterwards. Asks nobody's leave; for silos of the release before, which know no admission.
    /// </summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.VenueOccupied"/> or <see cref="RefusalCode.Overloaded"/>
    /// (another activation kept changing the venue). A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("BookTime")]
    Task<Outcome<Done>> BookTime(string performance, DateTimeOffset startsAt);

    /// <summary>
    /// As <see cref="BookTime"/>, for somebody who may make performances in the venue: its owner, a promoter whom its owner admits, or an admin. A
    /// performance that is in the venue already may be moved within the venue by its own owner, too.
    /// </summary>
    /// <param name="by">Who makes or moves the performance.</param>
    /// <param name="performance">The performance.</param>
    /// <param name="startsAt">When it starts.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.Forbidden"/> (not admitted), <see cref="RefusalCode.NotFound"/>,
    /// <see cref="RefusalCode.VenueOccupied"/> or <see cref="RefusalCode.Overloaded"/> (another activation kept changing the venue). A repeat is
    /// safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("BookFor")]
    Task<Outcome<Done>> BookFor(Actor by, string performance, DateTimeOffset startsAt);

    /// <summary>Admits a promoter, who may then make performances in the venue.</summary>
    /// <param name="by">The venue's owner, or an admin.</param>
    /// <param name="promoter">The promoter's account.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such venue, or no such promoter), <see cref="RefusalCode.Forbidden"/> or
    /// <see cref="RefusalCode.InvalidInput"/> (too many promoters). A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Admit")]
    Task<Outcome<Done>> Admit(Actor by, Guid promoter);

    /// <summary>Takes an admission back. Performances that the promoter has in the venue stay.</summary>
    /// <param name="by">The venue's owner, or an admin.</param>
    /// <param name="promoter">The promoter's account.</param>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such venue) or <see cref="RefusalCode.Forbidden"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Dismiss")]
    Task<Outcome<Done>> Dismiss(Actor by, Guid promoter);

    /// <summary>Everybody who is admitted, besides the owner.</summary>
    /// <param name="by">The venue's owner, or an admin.</param>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> or <see cref="RefusalCode.Forbidden"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Promoters")]
    Task<Outcome<VenuePromoters>> Promoters(Actor by);

    /// <summary>Takes back the time of a performance that was deleted, or that moved to another venue.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="startsAt">The time that the performance had; another time that it has by now stays.</param>
    /// <remarks>
    /// Refuses nothing: a time that is not given is taken back already. A repeat is safe. A call that was lost does no lasting harm, because the
    /// venue asks a performance whose time is in the way of another one.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    [Alias("GiveBackTime")]
    Task GiveBackTime(string performance, DateTimeOffset startsAt);
}
