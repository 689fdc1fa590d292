using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>One seat: decides by <see cref="SeatRules"/>, commits, answers, and then tells the performance's map.</summary>
public sealed class SeatGrain(IRowStore store, PerformanceDirectory directory, ISaleOrders orders, SeatMetrics metrics, TimeProvider time)
    : PersistentGrain(store), ISeatGrain
{
    /// <summary>
    /// How old memory may be on which the refusal of a hold rests. A thousand people may want one seat, and a read for each of them would
    /// take what the others need; a seat that was free again a moment ago is as good as one that becomes free in a moment.
    /// </summary>
    public static readonly TimeSpan MaxAgeOfRefusal = TimeSpan.FromSeconds(1);

    private SeatRow _seat = null!;
    private TicketRow? _ticket;

    // The time of the turn in which the row was last read or written here.
    private DateTimeOffset _knownAt;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync();

    /// <inheritdoc/>
    public async Task<SeatAnswer> Hold(HoldSeat command, AnswerRecord? record)
    {
        var now = time.GetUtcNow();
        var decision = await Decide(() => SeatRules.Hold(_seat, command, now), now, MaxAgeOfRefusal);
        return record is null || decision.Next is null
            ? await Carry(decision, now)
            : await Carry(decision, now, record.ToRow(now));
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Extend(string holdId, DateTimeOffset until) =>
        DecideAndCarry(now => SeatRules.Extend(_seat, holdId, until, now));

    /// <inheritdoc/>
    public Task<SeatAnswer> Release(string holdId, long version) => DecideAndCarry(_ => SeatRules.Release(_seat, holdId, version));

    /// <inheritdoc/>
    public Task<SeatAnswer> Expire(string holdId) => DecideAndCarry(now => SeatRules.Expire(_seat, holdId, now));

    /// <inheritdoc/>
    public async Task<SeatAnswer> Sell(SellSeat command)
    {
        var now = time.GetUtcNow();
        var decision = await Decide(() => SeatRules.Sell(_seat, command, now), now);
        if (decision.Next is not null && !SeatRules.IsInHoldOf(_seat, command.OrderId) && !await orders.IsBeingPaidAsync(command.OrderId))
        {
            // The command may have been under way since before the order was given up, and the seat may have been in somebody else's hold
            // then, which has no place for a note of it. Or another activation has sold the seat to this order, and the order is paid.
            await ReadAsync(now);
            decision = SeatRules.Sell(_seat, command, now) is { Next: null } settled ? settled : SeatResult.Taken;
        }

        if (decision.Next is null) return await Carry(decision, now);

        var issued = TicketRules.Issue(_seat, command, now);
        var answer = await Carry(decision, now, issued);
        _ticket = issued;
        return answer;
    }

    /// <inheritdoc/>
    public async Task<SeatAnswer> Return(string orderId)
    {
        var now = time.GetUtcNow();
        var decision = await Decide(() => SeatRules.Return(_seat, orderId, now), now);
        if (decision.Next is null || _seat.Status != SeatStatus.Sold) return await Carry(decision, now);

        var answer = await Carry(decision, now, RowWrite.Remove(_ticket!));
        _ticket = null;
        return answer;
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Block() => DecideAndCarry(now => SeatRules.Block(_seat, now));

    /// <inheritdoc/>
    public Task<SeatAnswer> Unblock() => DecideAndCarry(_ => SeatRules.Unblock(_seat));

    /// <inheritdoc/>
    public async Task<Outcome<CheckIn>> CheckInBy(Actor keeper, string serial)
    {
        if (await directory.FindAsync(_seat.Performance) is not { } info) return Refused(Refusals.NoPerformance(_seat.Performance));
        return DoorRules.WhyNotKeeper(keeper, info) is { } stranger ? stranger : await CheckIn(serial);
    }

    /// <inheritdoc/>
    public async Task<CheckIn> CheckIn(string serial)
    {
        var now = time.GetUtcNow();
        var (next, verdict) = TicketRules.CheckIn(_ticket, serial, now);
        if (next is null)
        {
            await ReadAsync(now);
            (next, verdict) = TicketRules.CheckIn(_ticket, serial, now);
        }

        if (next is null)
        {
            LeaveIfUntouched();
            return verdict;
        }

        await CommitAsync(next);
        _ticket = next;
        return verdict;
    }

    /// <inheritdoc/>
    protected override Task ReadAsync() => ReadAsync(time.GetUtcNow());

    private async Task ReadAsync(DateTimeOffset now)
    {
        var (performance, id) = SeatKey.Parse(this.GetPrimaryKeyString());
        (_seat, _ticket) = await SeatReading.ReadAsync(Store, performance, id);
        _knownAt = now;
    }

    private async Task<SeatAnswer> DecideAndCarry(Func<DateTimeOffset, SeatDecision> rule)
    {
        var now = time.GetUtcNow();
        return await Carry(await Decide(() => rule(now), now), now);
    }

    // A decision that writes nothing, whether it refuses or finds everything done, is not fenced by the row's version. So it must not rest
    // on what is remembered here: another activation, while there were two, may have written since. The age counts in both directions,
    // because a wall clock may be set back.
    private async Task<SeatDecision> Decide(Func<SeatDecision> rule, DateTimeOffset now, TimeSpan maxAge = default)
    {
        var decision = rule();
        if (decision.Next is not null || (now - _knownAt).Duration() < maxAge) return decision;

        await ReadAsync(now);
        return rule();
    }

    // The answer leaves only after the commit; the map hears of it after that, one way, off the buyer's path.
    private async Task<SeatAnswer> Carry(SeatDecision decision, DateTimeOffset now, RowWrite? together = null)
    {
        if (decision.Next is { } next)
        {
            // The other row first: an answer that is there already is what is met most, and is met before anything is written.
            switch (together is { } other ? await TryCommitAsync(other, next) : await TryCommitAsync(next))
            {
                case IdempotencyRow: return new SeatAnswer(SeatResult.AnsweredBefore, _seat.Until, _seat.Version);
                case { } conflict: throw OutOfDate(conflict);
            }

            metrics.Moved(_seat, next, now);
            (_seat, _knownAt) = (next, now);
            var watcher = GrainFactory.GetGrain<ISeatWatcher>(_seat.Performance);
            await watcher.SeatChanged(new SeatChanged(_seat.Seat, _seat.Status, _seat.Version));
        }

        LeaveIfUntouched();
        return new SeatAnswer(decision.Result, _seat.Until, _seat.Version);
    }

    // A seat without a row has nothing to remember, and may be one that no plan has.
    private void LeaveIfUntouched()
    {
        if (_seat.Version == 0) DeactivateOnIdle();
    }
}
