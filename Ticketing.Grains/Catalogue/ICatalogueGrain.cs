using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Catalogue;

/// <summary>
/// Reads venues, shows and performances for everybody; any number of it may run, and none waits behind a change.
/// An API process in front of a cluster needs no database because of it.
/// </summary>
[Alias("Catalogue.ICatalogueGrain")]
public interface ICatalogueGrain : IGrainWithStringKey
{
    /// <summary>One venue.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Venue")]
    Task<Outcome<VenueView>> Venue(string venueId);

    /// <summary>Venues by id, for API processes of the release before.</summary>
    /// <param name="after">The last id of the page before; empty for the first.</param>
    /// <param name="count">The most to give, at most <see cref="PageLimits.MaxRows"/>.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Venues")]
    Task<IReadOnlyList<VenueView>> Venues(string after, int count);

    /// <summary>The document of a seating plan.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Plan")]
    Task<Outcome<PlanFile>> Plan(string planId);

    /// <summary>One show.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Show")]
    Task<Outcome<ShowView>> Show(string showId);

    /// <summary>Shows by id, for API processes of the release before; see <see cref="Venues"/>.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Shows")]
    Task<IReadOnlyList<ShowView>> Shows(string after, int count);

    /// <summary>One performance.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Performance")]
    Task<Outcome<PerformanceView>> Performance(string performance);

    /// <summary>Performances by id, all or those of one show, for API processes of the release before; see <see cref="Venues"/>.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Performances")]
    Task<IReadOnlyList<PerformanceView>> Performances(string? showId, string after, int count);

    /// <summary>Venues, the newest first.</summary>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="count">The most to give, at most <see cref="PageLimits.MaxRows"/>.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("NewestVenues")]
    Task<IReadOnlyList<VenueView>> NewestVenues(PagePoint? after, int count);

    /// <summary>Shows, the newest first; see <see cref="NewestVenues"/>.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("NewestShows")]
    Task<IReadOnlyList<ShowView>> NewestShows(PagePoint? after, int count);

    /// <summary>Performances by their start, the earliest first; all, or those of one show.</summary>
    /// <param name="showId">The show; null for all.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="count">The most to give, at most <see cref="PageLimits.MaxRows"/>.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("ByStart")]
    Task<IReadOnlyList<PerformanceView>> ByStart(string? showId, PagePoint? after, int count);
}

/// <summary>Finds the catalogue.</summary>
public static class CatalogueReads
{
    /// <summary>The catalogue; there is only one.</summary>
    public static ICatalogueGrain GetCatalogue(this IGrainFactory grains) => grains.GetGrain<ICatalogueGrain>("catalogue");
}
