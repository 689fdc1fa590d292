using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Performances;

/// <summary>Takes a performance off, for its own owner or for the owner of its venue.</summary>
/// <param name="store">Where rows are read.</param>
/// <param name="directory">Forgets what this process remembers of the performance.</param>
/// <param name="seats">Knows whether anybody holds or owns a seat.</param>
/// <param name="grains">Finds the venue and the waiting room.</param>
/// <param name="tryCommitAsync">Commits rows, all or none; gives the row that conflicts.</param>
internal sealed class PerformanceRemoval(
    IRowStore store, PerformanceDirectory directory, IPerformanceSeats seats, IGrainFactory grains, Func<RowWrite[], Task<Row?>> tryCommitAsync)
{
    /// <summary>Removes a performance that nobody can have a seat of.</summary>
    public async Task<Outcome<Done>> RemoveAsync(PerformanceRow row, Actor by, DateTimeOffset now)
    {
        var prices = await store.ReadAsync(new PricesOf(row.Performance));
        var conflict = await tryCommitAsync([RowWrite.Remove(row), .. prices.Select(RowWrite.Remove), ActOf(by, "performance.delete", row, now)]);
        directory.Forget(row.Performance);
        if (conflict is not null) return Versions.Changed(row.Key);
        if (row.HasWaitingRoom) await grains.GetGrain<IRoomSetup>(row.Performance).CallOff();

        await grains.GetGrain<IVenueGrain>(row.VenueId).GiveBackTime(row.Performance, row.StartsAt);
        return Done.Instance;
    }

    /// <summary>
    /// Removes a performance for the owner of its venue, unless seats are held or sold. Other silos may sell by settings that are a second old, so
    /// an open sale is closed, and the performance removed by a later request, when every silo knows.
    /// </summary>
    public async Task<Outcome<Done>> RemoveFromAsync(PerformanceRow row, Actor by, DateTimeOffset now)
    {
        if (await store.ReadAsync(new VenueOf(row.VenueId)) is not [var venue, ..]) return VenueRules.NoVenue(row.VenueId);
        if (by.WhyNotChange(venue.Owner) is { } stranger) return stranger;
        if (await seats.AnyInUseAsync(row.Performance)) return PerformanceRules.HasBuyers;

        var closedAt = PerformanceRules.SurelyClosedAt(row);
        if (!PerformanceRules.MayBeOpen(row, now) || now >= closedAt) return await RemoveAsync(row, by, now);
        return now < row.SaleClosesAt ? await CloseAsync(PerformanceRules.Closed(row, now), by, now) : PerformanceRules.ClosesFirst(closedAt - now);
    }

    private async Task<Refusal> CloseAsync(PerformanceRow closed, Actor by, DateTimeOffset now)
    {
        var conflict = await tryCommitAsync([closed, ActOf(by, "performance.close", closed, now)]);
        directory.Forget(closed.Performance);
        return conflict is null ? PerformanceRules.ClosesFirst(PerformanceRules.SurelyClosedAt(closed) - now) : Versions.Changed(closed.Key);
    }

    private static AuditRow ActOf(Actor by, string what, PerformanceRow row, DateTimeOffset now) =>
        AuditRow.Of(by, what, $"performances/{row.Performance}", PerformanceActs.Describe(row), now);
}
