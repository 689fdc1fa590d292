using Orleans;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>One venue: the only writer of its row and of its times.</summary>
public sealed class VenueGrain(IRowStore store, IIdSource ids, TimeProvider time) : PersistentGrain(store), IVenueGrain
{
    // A booking meets a conflict only when the venue runs twice for a moment; more than a few in a row mean something else.
    private const int MaxAttempts = 5;

    private VenueRow? venue;

    private string VenueId => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync();

    /// <inheritdoc/>
    public async Task<Outcome<VenueView>> Create(Editor by, VenueDraft draft)
    {
        if ((by.WhyNotPublish() ?? VenueRules.WhyNot(draft)) is { } refusal) return refusal;
        if (await WhyNotAsync(() => venue is null ? null : Refusals.Invalid($"The venue {VenueId} exists.")) is { } exists) return exists;
        return await Write(VenueRules.New(VenueId, by.User, draft));
    }

    /// <inheritdoc/>
    public async Task<Outcome<VenueView>> Change(Editor by, VenueDraft draft, long version)
    {
        if (await WhyNotAsync(() => WhyNotChange(by, version)) is { } refusal) return refusal;
        if (VenueRules.WhyNot(draft) is { } wrong) return wrong;
        return await Write(VenueRules.Apply(venue!, draft));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Delete(Editor by, long version)
    {
        if (await WhyNotAsync(() => WhyNotChange(by, version)) is { } refusal) return refusal;
        var now = time.GetUtcNow();
        var toCome = await Store.ReadAsync(new PerformancesAt(VenueId, now, DateTimeOffset.MaxValue));
        if (toCome.Count > 0) return new Refusal(RefusalCode.VenueOccupied, $"{toCome.Count} performances there are still to come.");
        await Write(venue! with { DeletedAt = now, Version = venue.Version + 1 });
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<PlanView>> AddPlan(Editor by, PlanDraft plan)
    {
        if (await WhyNotAsync(() => WhyNotChange(by)) is { } refusal) return refusal;
        if (PlanImport.WhyNot(plan) is { } wrong) return wrong;
        var row = new PlanRow(ids.Next(CatalogueId.Plan), VenueId, plan.Name, plan.SeatCount, plan.Document, time.GetUtcNow()) { Version = 1 };
        await Write(venue! with { PlanId = row.PlanId, Version = venue.Version + 1 }, row);
        return new PlanView(row.PlanId, VenueId, row.Name, row.SeatCount);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Book(BookTime booking)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await WhyNotAsync(() => venue is { DeletedAt: null } ? null : VenueRules.NoVenue(VenueId)) is { } gone) return gone;
            var startsAt = booking.Draft.StartsAt;
            var near = await Store.ReadAsync(new PerformancesAt(VenueId, startsAt - VenueRules.MinGap, startsAt + VenueRules.MinGap));
            if (VenueRules.WhyOccupied(booking.Performance, startsAt, near) is { } refusal) return refusal;

            // The turn alone would do while this is the only activation; the venue's version is the fence for when it is not.
            var prices = await Store.ReadAsync(new PricesOf(booking.Performance));
            var next = venue! with { Version = venue.Version + 1 };
            var conflict = await TryCommitAsync([.. PerformanceWrites.Of(booking, VenueId, prices), next]);
            if (conflict is null)
            {
                venue = next;
                return Done.Instance;
            }

            if (conflict is not VenueRow) return Versions.Changed(new RowKey(booking.Performance));
            await ReadAsync();
        }

        return new Refusal(RefusalCode.Overloaded, $"The venue {VenueId} is booked from elsewhere at this moment.", RetryAfter: TimeSpan.FromSeconds(1));
    }

    private Refusal? WhyNotChange(Editor by) =>
        venue is { DeletedAt: null } ? by.WhyNotChange(venue.Owner) : VenueRules.NoVenue(VenueId);

    private Refusal? WhyNotChange(Editor by, long version) => WhyNotChange(by) ?? Versions.WhyNot(venue!, version);

    /// <inheritdoc/>
    protected override async Task ReadAsync() => venue = await ReadOneAsync(new VenueOf(VenueId));

    private async Task<VenueView> Write(VenueRow next, PlanRow? plan = null)
    {
        if (plan is null) await CommitAsync(next);
        else await CommitAsync(plan, next);
        venue = next;
        return VenueView.Of(next);
    }
}
