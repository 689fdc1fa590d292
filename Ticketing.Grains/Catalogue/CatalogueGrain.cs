using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Catalogue;

/// <summary>Answers from the committed rows. Only "sold out" comes from the seat maps.</summary>
[StatelessWorker]
public sealed class CatalogueGrain(IRowStore store, SoldOutCache soldOut, IOptions<CancellationSettings> cancellation, TimeProvider time)
    : Grain, ICatalogueGrain
{
    /// <inheritdoc/>
    public async Task<Outcome<VenueView>> Venue(string venueId) =>
        await store.ReadAsync(new VenueOf(venueId)) is [{ DeletedAt: null } row] ? VenueView.Of(row) : VenueRules.NoVenue(venueId);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VenueView>> Venues(string after, int count)
    {
        var rows = await store.ReadAsync(new VenuePage(after, PageLimits.Rows(count)) { MayBeStale = true });
        return rows.Select(VenueView.Of).ToArray();
    }

    /// <inheritdoc/>
    public async Task<Outcome<PlanFile>> Plan(string planId) =>
        await store.ReadAsync(new PlanOf(planId)) is [var row]
            ? new PlanFile(row.PlanId, row.Document)
            : new Refusal(RefusalCode.NotFound, $"There is no plan {planId}.");

    /// <inheritdoc/>
    public async Task<Outcome<ShowView>> Show(string showId) =>
        await store.ReadAsync(new ShowOf(showId)) is [{ DeletedAt: null } row] ? ShowView.Of(row) : ShowRules.NoShow(showId);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShowView>> Shows(string after, int count)
    {
        var rows = await store.ReadAsync(new ShowPage(after, PageLimits.Rows(count)) { MayBeStale = true });
        return rows.Select(ShowView.Of).ToArray();
    }

    /// <inheritdoc/>
    public async Task<Outcome<PerformanceView>> Performance(string performance) =>
        await store.ReadAsync(new PerformanceOf(performance)) is [var row] ? await ToView(row) : Refusals.NoPerformance(performance);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PerformanceView>> Performances(string? showId, string after, int count)
    {
        var rows = await store.ReadAsync(new PerformancePage(showId, after, PageLimits.Rows(count)) { MayBeStale = true });
        return await Task.WhenAll(rows.Select(ToView));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VenueView>> NewestVenues(PagePoint? after, int count)
    {
        var rows = await store.ReadAsync(new NewestVenues(after, PageLimits.Rows(count)) { MayBeStale = true });
        return rows.Select(VenueView.Of).ToArray();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ShowView>> NewestShows(PagePoint? after, int count)
    {
        var rows = await store.ReadAsync(new NewestShows(after, PageLimits.Rows(count)) { MayBeStale = true });
        return rows.Select(ShowView.Of).ToArray();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PerformanceView>> ByStart(string? showId, PagePoint? after, int count)
    {
        var rows = await store.ReadAsync(new PerformancesByStart(showId, after, PageLimits.Rows(count)) { MayBeStale = true });
        return await Task.WhenAll(rows.Select(ToView));
    }

    private async Task<PerformanceView> ToView(PerformanceRow row) =>
        PerformanceView.Of(
            row,
            await store.ReadAsync(new PricesOf(row.Performance)),
            await StatusOf(row),
            await Programme.ReadAsync(store, row),
            cancellation.Value.TermsOf(row));

    // Only a running sale can be sold out, so only then is the seat map asked.
    private async Task<SaleStatus> StatusOf(PerformanceRow row)
    {
        var status = PerformanceStatus.Of(row, time.GetUtcNow(), isSoldOut: false);
        if (status != SaleStatus.OnSale) return status;
        return await soldOut.IsSoldOutAsync(row.Performance, GrainFactory) ? SaleStatus.SoldOut : status;
    }
}
