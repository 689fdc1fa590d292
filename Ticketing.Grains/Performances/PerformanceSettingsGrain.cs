using Orleans;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Performances;

/// <summary>
/// Changes the settings of one performance. It keeps nothing in memory: edits are rare, so each one reads the rows it is about, and the
/// rows' versions fence it.
/// </summary>
public sealed class PerformanceSettingsGrain(IRowStore store, PerformanceDirectory directory, TimeProvider time)
    : PersistentGrain(store), IPerformanceSettingsGrain
{
    private string Performance => this.GetPrimaryKeyString();

    private IWaitingRoomGrain Room => GrainFactory.GetGrain<IWaitingRoomGrain>(Performance);

    /// <inheritdoc/>
    public async Task<Outcome<PerformanceView>> Create(Editor by, string showId, PerformanceDraft draft)
    {
        if (by.WhyNotPublish() is { } notAllowed) return notAllowed;
        if (await ReadOneAsync(new ShowOf(showId)) is not { DeletedAt: null } show) return ShowRules.NoShow(showId);
        if ((by.WhyNotChange(show.Owner) ?? PerformanceRules.WhyNotAt(draft.StartsAt, time.GetUtcNow())) is { } refusal) return refusal;
        if (await FindRow() is not null) return Refusals.Invalid($"The performance {Performance} exists.");

        var plan = await FindPlan(draft, null);
        if (!plan.Ok) return plan.Refusal;
        var booking = new BookTime(Performance, showId, show.Owner, plan.Value.PlanId, draft, 1);
        return PerformanceRules.WhyNot(draft, plan.Value.Plan) is { } wrong ? wrong : await Write(booking, null);
    }

    /// <inheritdoc/>
    public async Task<Outcome<PerformanceView>> Change(Editor by, PerformanceDraft draft, long version)
    {
        var row = await FindRow();
        if (WhyNotChange(row, by, version) is { } notAllowed) return notAllowed;
        var now = time.GetUtcNow();
        if (draft.StartsAt != row!.StartsAt && PerformanceRules.WhyNotAt(draft.StartsAt, now) is { } refusal) return refusal;

        var plan = await FindPlan(draft, row);
        if (!plan.Ok) return plan.Refusal;
        var prices = await Store.ReadAsync(new PricesOf(Performance));
        var begun = await HasBegun(row, now);
        var wrong = PerformanceRules.WhyNot(draft, plan.Value.Plan) ?? PerformanceRules.WhyNotNow(row, prices, draft, plan.Value.PlanId, begun);
        return wrong is not null
            ? wrong
            : await Write(new BookTime(Performance, row.ShowId, row.Owner, plan.Value.PlanId, draft, row.Version + 1), row);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Delete(Editor by, long version)
    {
        var row = await FindRow();
        if (WhyNotChange(row, by, version) is { } refusal) return refusal;
        if (await HasBegun(row!, time.GetUtcNow()))
            return Refusals.Invalid("The sale has opened, or a seat was blocked, held or sold.");

        var prices = await Store.ReadAsync(new PricesOf(Performance));
        var conflict = await TryCommitAsync([RowWrite.Remove(row!), .. prices.Select(RowWrite.Remove)]);
        directory.Forget(Performance);
        return conflict is null ? Done.Instance : Versions.Changed(row!.Key);
    }

    /// <inheritdoc/>
    public async Task<Outcome<BlockAnswer>> Block(Editor by, BlockSeats command)
    {
        if (await AnswerRecord.FindAsync<BlockAnswer>(Store, by.User, command.Request) is { } earlier) return earlier;
        if (await FindRow() is not { } row) return Refusals.NoPerformance(Performance);
        var plan = await directory.PlanAsync(row.PlanId);
        if ((by.WhyNotChange(row.Owner) ?? BlockRules.WhyNot(command.Seats, plan)) is { } refusal) return refusal;

        // A crash in between leaves some seats done; the repeat finds those done and does the rest.
        var answer = new BlockAnswer(await Task.WhenAll(command.Seats.Select(seat => Block(seat, command.Unblock))));
        var record = AnswerRecord.Of(by.User, command.Request, answer).ToRow(time.GetUtcNow());
        return await TryCommitAsync(record) is null
            ? answer
            : await AnswerRecord.FindAsync<BlockAnswer>(Store, by.User, command.Request) ?? answer;
    }

    private async Task<BlockedSeat> Block(string seat, bool unblock)
    {
        var grain = GrainFactory.GetSeat(Performance, seat);
        var answer = unblock ? await grain.Unblock() : await grain.Block();
        return new BlockedSeat(seat, answer.Ok ? BlockResult.Done : BlockResult.Taken);
    }

    private Refusal? WhyNotChange(PerformanceRow? row, Editor by, long version) => row is null
        ? Refusals.NoPerformance(Performance)
        : by.WhyNotChange(row.Owner) ?? Versions.WhyNot(row, version);

    private Task<PerformanceRow?> FindRow() => ReadOneAsync(new PerformanceOf(Performance));

    private async ValueTask<bool> HasBegun(PerformanceRow row, DateTimeOffset now) =>
        PerformanceRules.MayBeOpen(row, now) || (await Store.ReadAsync(new SeatsOfPerformance(Performance))).Count > 0;

    private async Task<Outcome<ChosenPlan>> FindPlan(PerformanceDraft draft, PerformanceRow? row)
    {
        var stays = row is not null && row.VenueId == draft.VenueId;
        var planId = draft.PlanId ?? (stays ? row!.PlanId : null);
        if (!stays || planId != row!.PlanId)
        {
            if (await ReadOneAsync(new VenueOf(draft.VenueId)) is not { DeletedAt: null } venue) return VenueRules.NoVenue(draft.VenueId);
            planId ??= venue.PlanId;
            if (planId is null) return Refusals.Invalid($"The venue {draft.VenueId} has no seating plan yet.");
            if (planId != venue.PlanId && !await IsPlanOf(planId, venue.VenueId))
                return Refusals.Invalid($"The venue {draft.VenueId} has no plan {planId}.");
        }

        return new ChosenPlan(planId, await directory.PlanAsync(planId));
    }

    private async Task<bool> IsPlanOf(string planId, string venueId) =>
        await ReadOneAsync(new PlanOf(planId)) is { } plan && plan.VenueId == venueId;

    // The room first: a performance that admits through a room which is not there would admit nobody.
    private async Task<Outcome<PerformanceView>> Write(BookTime next, PerformanceRow? row)
    {
        var draft = next.Draft;
        var settings = draft.WaitingRoom ?? (draft.HasWaitingRoom && row is not { HasWaitingRoom: true } ? RoomRules.Usual(draft.SaleOpensAt) : null);
        if (settings is not null && await Room.Configure(settings, expectedVersion: null) is { Ok: false, Refusal: var refused }) return refused;

        var moves = row is null || row.StartsAt != draft.StartsAt || row.VenueId != draft.VenueId;
        var written = moves ? await GrainFactory.GetGrain<IVenueGrain>(draft.VenueId).Book(next) : await WriteHere(next);
        directory.Forget(Performance);
        if (!written.Ok) return written.Refusal;

        var now = await FindRow() ?? throw new InvalidOperationException($"{Performance} was written and is not there.");
        var prices = await Store.ReadAsync(new PricesOf(Performance));
        return PerformanceView.Of(now, prices, PerformanceStatus.Of(now, time.GetUtcNow(), isSoldOut: false));
    }

    private async Task<Outcome<Done>> WriteHere(BookTime next)
    {
        var prices = await Store.ReadAsync(new PricesOf(Performance));
        var conflict = await TryCommitAsync([.. PerformanceWrites.Of(next, next.Draft.VenueId, prices)]);
        return conflict is null ? Done.Instance : Versions.Changed(new RowKey(Performance));
    }

    private sealed record ChosenPlan(string PlanId, SeatingPlan Plan);
}
