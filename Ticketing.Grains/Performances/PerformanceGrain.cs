using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Performances;

/// <summary>
/// Changes the settings of one performance. The grain keeps no state in memory: edits are rare, so each edit reads its rows first. The rows'
/// versions refuse an edit that is based on an old read.
/// </summary>
[GrainType("performancesettings")]
public sealed class PerformanceGrain(
    IRowStore store, PerformanceDirectory directory, IPerformanceSeats seats, PromoterDates dates, IOptions<CancellationSettings> cancellation, TimeProvider time)
    : PersistentGrain(store), IPerformanceGrain, IVenueGuest
{
    private string Performance => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task<Outcome<PerformanceView>> Create(Actor by, string showId, PerformanceDraft draft)
    {
        if (by.WhyNotPublish() is { } notAllowed) return notAllowed;
        if (await ReadOneAsync(new ShowOf(showId)) is not { DeletedAt: null } show) return ShowRules.NoShow(showId);
        if ((by.WhyNotChange(show.Owner) ?? PerformanceRules.WhyNotAt(draft.StartsAt, time.GetUtcNow())) is { } refusal) return refusal;
        if (await dates.WhyNotMoreAsync(by, show.Owner, time.GetUtcNow()) is { } tooMany) return tooMany;
        if (await FindRow() is not null) return Refusals.Invalid($"The performance {Performance} exists.");

        var plan = await Choice().ChooseAsync(draft, null);
        if (!plan.Ok) return plan.Refusal;
        if (PerformanceRules.WhyNot(draft, plan.Value.Plan) is { } wrong) return wrong;
        return await Write(PerformanceRules.RowOf(Performance, showId, show.Owner, plan.Value.PlanId, draft, TermsOf(draft, null), version: 1), draft, null, by);
    }

    /// <inheritdoc/>
    public async Task<Outcome<PerformanceView>> Change(Actor by, PerformanceDraft draft, long version)
    {
        var row = await FindRow();
        if (WhyNotChange(row, by, version) is { } notAllowed) return Refused(notAllowed, row);
        var now = time.GetUtcNow();
        if (draft.StartsAt != row!.StartsAt && PerformanceRules.WhyNotAt(draft.StartsAt, now) is { } refusal) return refusal;

        var plan = await Choice().ChooseAsync(draft, row);
        if (!plan.Ok) return plan.Refusal;
        var prices = await Store.ReadAsync(new PricesOf(Performance));
        var begun = await HasBegun(row, now);
        var wrong = PerformanceRules.WhyNot(draft, plan.Value.Plan) ?? PerformanceRules.WhyNotNow(row, prices, draft, plan.Value.PlanId, begun);
        return wrong is not null
            ? wrong
            : await Write(PerformanceRules.RowOf(Performance, row.ShowId, row.Owner, plan.Value.PlanId, draft, TermsOf(draft, row), row.Version + 1, row.VerifiedEmailOnly), draft, row, by);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Delete(Actor by, long version)
    {
        var row = await FindRow();
        if (WhyNotChange(row, by, version) is { } refusal) return Refused(refusal, row);
        if (await HasBegun(row!, time.GetUtcNow()))
            return Refusals.Invalid("The sale has opened, or a seat was blocked, held or sold.");
        return await Removing().RemoveAsync(row!, by, time.GetUtcNow());
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> RemoveFrom(Actor by, string venueId)
    {
        if (await FindRow() is not { } row || row.VenueId != venueId) return Refused(Refusals.NoPerformance(Performance));
        return await Removing().RemoveFromAsync(row, by, time.GetUtcNow());
    }

    /// <inheritdoc/>
    public async Task<Outcome<BlockAnswer>> Block(Actor by, BlockSeats command)
    {
        if (await AnswerRecord.FindAsync<BlockAnswer>(Store, by.User, command.Request) is { } earlier) return earlier;
        if (await FindRow() is not { } row) return Refused(Refusals.NoPerformance(Performance));
        var plan = await directory.PlanAsync(row.PlanId);
        if ((by.WhyNotChange(row.Owner) ?? BlockRules.WhyNot(command.Seats, plan)) is { } refusal) return refusal;

        // Each seat is a commit of its own grain. The act is written before the first of them, so no seat changes without its entry; a repeat
        // after a crash has a second one.
        await CommitAsync(AuditRow.Of(by, command.Unblock ? "seats.unblock" : "seats.block", $"performances/{Performance}", PerformanceActs.Describe(command.Seats), time.GetUtcNow()));

        // After a crash in between, some seats are already changed. The repeat finds these seats done and changes the others.
        var answer = new BlockAnswer(await Task.WhenAll(command.Seats.Select(seat => Block(seat, command.Unblock))));
        var record = AnswerRecord.Of(by.User, command.Request, answer).ToRow(time.GetUtcNow());
        return await TryCommitAsync(record) is null
            ? answer
            : await AnswerRecord.FindAsync<BlockAnswer>(Store, by.User, command.Request) ?? answer;
    }

    /// <inheritdoc/>
    public async Task<bool> IsAt(string venueId, DateTimeOffset startsAt) =>
        await FindRow() is { } row && row.VenueId == venueId && row.StartsAt == startsAt;

    private PlanChoice Choice() => new(Store, directory);

    private PerformanceRemoval Removing() => new(Store, directory, seats, GrainFactory, TryCommitAsync);

    private async Task<BlockedSeat> Block(string seat, bool unblock) =>
        new(seat, unblock ? await seats.UnblockAsync(Performance, seat) : await seats.BlockAsync(Performance, seat));

    private Refusal? WhyNotChange(PerformanceRow? row, Actor by, long version) => row is null
        ? Refusals.NoPerformance(Performance)
        : by.WhyNotChange(row.Owner) ?? Versions.WhyNot(row, version);

    private Task<PerformanceRow?> FindRow() => ReadOneAsync(new PerformanceOf(Performance));

    private async ValueTask<bool> HasBegun(PerformanceRow row, DateTimeOffset now) =>
        PerformanceRules.MayBeOpen(row, now) || await seats.AnyTouchedAsync(Performance);

    // The order of the three writes matters, because a crash can end the command between them. The room comes first: a performance whose room
    // is missing would admit nobody. The booking in the venue comes second: the venue gives away a booking without a performance, but a
    // performance without a booking would let another one start at the same time.
    private async Task<Outcome<PerformanceView>> Write(PerformanceRow next, PerformanceDraft draft, PerformanceRow? row, Actor by)
    {
        if (draft.HasWaitingRoom && await PerformanceRoom.SetUpAsync(GrainFactory, next, draft, row) is { } refused) return refused;

        var moves = row is null || row.StartsAt != next.StartsAt || row.VenueId != next.VenueId;
        if (moves && await GrainFactory.GetGrain<IVenueGrain>(next.VenueId).BookFor(by, Performance, next.StartsAt) is { Ok: false, Refusal: var occupied })
            return occupied;

        var prices = await Store.ReadAsync(new PricesOf(Performance));
        var conflict = await TryCommitAsync([.. PerformanceWrites.Of(next, draft.Prices, prices), .. PerformanceActs.Of(by, row, next, prices, draft.Prices, time.GetUtcNow())]);
        directory.Forget(Performance);
        if (conflict is not null) return Versions.Changed(next.Key);
        if (row is not null && row.VenueId != next.VenueId) await GrainFactory.GetGrain<IVenueGrain>(row.VenueId).GiveBackTime(Performance, row.StartsAt);

        prices = await Store.ReadAsync(new PricesOf(Performance));
        var status = PerformanceStatus.Of(next, time.GetUtcNow(), isSoldOut: false);
        return PerformanceView.Of(next, prices, status, await Programme.ReadAsync(Store, next), cancellation.Value.TermsOf(next));
    }

    // A performance without terms of its own keeps those of the service that it was made under, so a new setting changes nobody's sale.
    private CancellationTerms TermsOf(PerformanceDraft draft, PerformanceRow? row) =>
        (draft.Terms ?? (row is null ? cancellation.Value.ToTerms() : cancellation.Value.TermsOf(row))).InOrder();
}
