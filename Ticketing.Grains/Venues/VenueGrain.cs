using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>One venue: the only writer of its row and of its bookings.</summary>
public sealed class VenueGrain(IRowStore store, IIdSource ids, IOptions<VenueSettings> settings, TimeProvider time) : PersistentGrain(store), IVenueGrain
{
    // A booking conflicts only while two activations of the venue exist for a moment. More than a few conflicts in a row have another cause.
    private const int MaxAttempts = 5;

    private VenueRow? venue;
    private VenueAdmissions _admissions = null!;
    private VenueBookings _bookings = null!;

    private string VenueId => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _admissions = new VenueAdmissions(VenueId, Store);
        _bookings = new VenueBookings(VenueId, Store, GrainFactory);
        return ReadAsync();
    }

    /// <inheritdoc/>
    public async Task<Outcome<VenueView>> Create(Actor by, VenueDraft draft)
    {
        if ((by.WhyNotPublish() ?? VenueRules.WhyNot(draft)) is { } refusal) return Refused(refusal, venue);
        if (await WhyNotAsync(() => venue is null ? null : Refusals.Invalid($"The venue {VenueId} exists.")) is { } exists) return exists;
        return await Write(VenueRules.New(VenueId, by.User, draft, time.GetUtcNow(), settings.Value.TimeZone), by, "venue.create", draft.Name);
    }

    /// <inheritdoc/>
    public async Task<Outcome<VenueView>> Change(Actor by, VenueDraft draft, long version)
    {
        if (await WhyNotAsync(() => WhyNotChange(by, version)) is { } refusal) return Refused(refusal, venue);
        if (VenueRules.WhyNot(draft) is { } wrong) return wrong;
        return await Write(VenueRules.Apply(venue!, draft), by, "venue.change", venue!.Name);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Delete(Actor by, long version)
    {
        if (await WhyNotAsync(() => WhyNotChange(by, version)) is { } refusal) return Refused(refusal, venue);
        var now = time.GetUtcNow();
        if (await _bookings.AnyToComeAsync(now))
            return new Refusal(RefusalCode.VenueOccupied, "Performances there are still to come.");
        await Write(venue! with { DeletedAt = now, Version = venue.Version + 1 }, by, "venue.delete", venue.Name);
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<PlanView>> AddPlan(Actor by, PlanDraft plan)
    {
        if (await WhyNotAsync(() => WhyNotChange(by)) is { } refusal) return Refused(refusal, venue);
        if (PlanImport.WhyNot(plan) is { } wrong) return wrong;
        var row = new PlanRow(ids.Next(CatalogueId.Plan), VenueId, plan.Name, plan.SeatCount, plan.Document, time.GetUtcNow()) { Version = 1 };
        await Write(venue! with { PlanId = row.PlanId, Version = venue.Version + 1 }, by, "venue.plan", row.PlanId, row);
        return new PlanView(row.PlanId, VenueId, row.Name, row.SeatCount);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> BookFor(Actor by, string performance, DateTimeOffset startsAt)
    {
        if (await WhyNotAsync(() => venue is { DeletedAt: null } ? null : VenueRules.NoVenue(VenueId)) is { } gone) return Refused(gone, venue);
        return await _admissions.WhyNotBookAsync(venue!, by, performance) is { } stranger ? stranger : await BookTime(performance, startsAt);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Admit(Actor by, Guid promoter)
    {
        if (await WhyNotAsync(() => WhyNotChange(by)) is { } refusal) return Refused(refusal, venue);
        if (promoter == venue!.Owner || await _admissions.FindAsync(promoter) is not null) return Done.Instance;
        if (await _admissions.WhyNotAdmitAsync(promoter) is { } wrong) return wrong;
        var now = time.GetUtcNow();
        await Write(venue with { Version = venue.Version + 1 }, by, "venue.admit", $"{promoter}", new VenuePromoterRow(VenueId, promoter, now) { Version = 1 });
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Dismiss(Actor by, Guid promoter)
    {
        if (await WhyNotAsync(() => WhyNotChange(by)) is { } refusal) return Refused(refusal, venue);
        if (await _admissions.FindAsync(promoter) is { } admitted)
            await Write(venue! with { Version = venue.Version + 1 }, by, "venue.dismiss", $"{promoter}", RowWrite.Remove(admitted));
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<VenuePromoters>> Promoters(Actor by) => await WhyNotAsync(() => WhyNotChange(by)) is { } refusal
        ? Refused(refusal, venue)
        : new VenuePromoters([.. (await _admissions.AllAsync()).Select(static row => new VenuePromoter(row.Promoter, row.AdmittedAt))]);

    /// <inheritdoc/>
    public async Task<Outcome<Done>> BookTime(string performance, DateTimeOffset startsAt)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await WhyNotAsync(() => venue is { DeletedAt: null } ? null : VenueRules.NoVenue(VenueId)) is { } gone) return Refused(gone, venue);
            var booking = await _bookings.BookAsync(performance, startsAt, time.GetUtcNow());
            if (!booking.Ok) return booking.Refusal;

            // Turns keep bookings apart while this is the only activation. The venue's version keeps them apart when a second activation exists.
            var next = venue! with { Version = venue.Version + 1 };
            if (await TryCommitAsync([.. booking.Value, next]) is null)
            {
                venue = next;
                return Done.Instance;
            }

            await ReadAsync();
        }

        return new Refusal(RefusalCode.Overloaded, $"The venue {VenueId} is booked from elsewhere at this moment.", RetryAfter: TimeSpan.FromSeconds(1));
    }

    /// <inheritdoc/>
    public async Task GiveBackTime(string performance, DateTimeOffset startsAt)
    {
        var given = await ReadOneAsync(new VenueTimeOf(VenueId, performance));
        if (given?.StartsAt == startsAt) await TryCommitAsync(RowWrite.Remove(given));
    }

    private Refusal? WhyNotChange(Actor by) =>
        venue is { DeletedAt: null } ? by.WhyNotChange(venue.Owner) : VenueRules.NoVenue(VenueId);

    private Refusal? WhyNotChange(Actor by, long version) => WhyNotChange(by) ?? Versions.WhyNot(venue!, version);

    /// <inheritdoc/>
    protected override async Task ReadAsync() => venue = await ReadOneAsync(new VenueOf(VenueId));

    private async Task<VenueView> Write(VenueRow next, Actor by, string what, string detail, params RowWrite[] others)
    {
        await CommitAsync([.. others, next, .. AuditRow.OfStranger(by, next.Owner, what, $"venues/{VenueId}", detail, time.GetUtcNow())]);
        venue = next;
        return VenueView.Of(next);
    }
}
