using Orleans;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>One seat: decides by <see cref="SeatRules"/>, commits, answers, and then tells the performance's map.</summary>
public sealed class SeatGrain(IRowStore store, ISaleOrders orders, SeatMetrics metrics, TimeProvider time) : PersistentGrain(store), ISeatGrain
{
    /// <summary>
    /// How old memory may be on which the refusal of a hold rests. A thousand people may want one seat, and a read for each of them would
    /// take what the others need; a seat that was free again a moment ago is as good as one that becomes free in a moment.
    /// </summary>
    public static readonly TimeSpan MaxAgeOfRefusal = TimeSpan.FromSeconds(1);

    private const int MaxReads = 3;

    private SeatRow seat = null!;
    private TicketRow? ticket;

    // When the row was last read or written here.
    private long knownAt;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync();

    /// <inheritdoc/>
    public async Task<SeatAnswer> Hold(HoldSeat command, AnswerRecord? record)
    {
        var (decision, now) = await Decide(now => SeatRules.Hold(seat, command, now), MaxAgeOfRefusal);
        return record is null || decision.Next is null
            ? await Carry(decision)
            : await Carry(decision, record.ToRow(now));
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Extend(string holdId, DateTimeOffset until) =>
        DecideAndCarry(now => SeatRules.Extend(seat, holdId, until, now));

    /// <inheritdoc/>
    public Task<SeatAnswer> Release(string holdId, long version) => DecideAndCarry(_ => SeatRules.Release(seat, holdId, version));

    /// <inheritdoc/>
    public Task<SeatAnswer> Expire(string holdId) => DecideAndCarry(now => SeatRules.Expire(seat, holdId, now));

    /// <inheritdoc/>
    public async Task<SeatAnswer> Sell(SellSeat command)
    {
        var (decision, now) = await Decide(now => SeatRules.Sell(seat, command, now));
        if (decision.Next is not null && !SeatRules.IsInHoldOf(seat, command.OrderId) && !await orders.IsBeingPaidAsync(command.OrderId))
        {
            // The command may have been under way since before the order was given up, and the seat may have been in somebody else's hold
            // then, which has no place for a note of it. Or another activation has sold the seat to this order, and the order is paid.
            await ReadAsync();
            decision = SeatRules.Sell(seat, command, now) is { Next: null } settled ? settled : SeatResult.Taken;
        }

        if (decision.Next is null) return await Carry(decision);

        var issued = TicketRules.Issue(seat, command, now);
        var answer = await Carry(decision, issued);
        ticket = issued;
        return answer;
    }

    /// <inheritdoc/>
    public async Task<SeatAnswer> Return(string orderId)
    {
        var (decision, _) = await Decide(now => SeatRules.Return(seat, orderId, now));
        if (decision.Next is null || seat.Status != SeatStatus.Sold) return await Carry(decision);

        var answer = await Carry(decision, RowWrite.Remove(ticket!));
        ticket = null;
        return answer;
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Block() => DecideAndCarry(now => SeatRules.Block(seat, now));

    /// <inheritdoc/>
    public Task<SeatAnswer> Unblock() => DecideAndCarry(_ => SeatRules.Unblock(seat));

    /// <inheritdoc/>
    public async Task<CheckIn> CheckIn(string serial)
    {
        var (next, verdict) = TicketRules.CheckIn(ticket, serial, time.GetUtcNow());
        if (next is null)
        {
            await ReadAsync();
            (next, verdict) = TicketRules.CheckIn(ticket, serial, time.GetUtcNow());
        }

        if (next is null) return verdict;
        await CommitAsync(next);
        ticket = next;
        return verdict;
    }

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        var (performance, id) = SeatKey.Parse(this.GetPrimaryKeyString());
        for (var reads = 0; reads < MaxReads; reads++)
        {
            knownAt = time.GetTimestamp();
            seat = await ReadOneAsync(new SeatOf(performance, id)) ?? SeatRules.Untouched(performance, id);
            ticket = seat.Status == SeatStatus.Sold ? await ReadOneAsync(new TicketOf(performance, id)) : null;

            // Seat and ticket are two reads: another activation may have given the seat back in between.
            if (seat.Status != SeatStatus.Sold || ticket?.OrderId == seat.OrderId) return;
        }

        throw new InvalidOperationException($"Seat {performance}/{id} is sold without a ticket.");
    }

    private async Task<SeatAnswer> DecideAndCarry(Func<DateTimeOffset, SeatDecision> rule) => await Carry((await Decide(rule)).Decision);

    // A decision that writes nothing, whether it refuses or finds everything done, is not fenced by the row's version. So it must not rest
    // on what is remembered here: another activation, while there were two, may have written since.
    private async Task<(SeatDecision Decision, DateTimeOffset Now)> Decide(Func<DateTimeOffset, SeatDecision> rule, TimeSpan maxAge = default)
    {
        var now = time.GetUtcNow();
        var decision = rule(now);
        if (decision.Next is not null || time.GetElapsedTime(knownAt) < maxAge) return (decision, now);

        await ReadAsync();
        now = time.GetUtcNow();
        return (rule(now), now);
    }

    // The answer leaves only after the commit; the map hears of it after that, one way, off the buyer's path.
    private async Task<SeatAnswer> Carry(SeatDecision decision, RowWrite? together = null)
    {
        if (decision.Next is { } next)
        {
            // The other row first: an answer that is there already is what is met most, and is met before anything is written.
            switch (together is { } other ? await TryCommitAsync(other, next) : await TryCommitAsync(next))
            {
                case IdempotencyRow: return new SeatAnswer(SeatResult.AnsweredBefore, seat.Until, seat.Version);
                case { } conflict: throw OutOfDate(conflict);
            }

            metrics.Moved(seat, next, time.GetUtcNow());
            (seat, knownAt) = (next, time.GetTimestamp());
            var watcher = GrainFactory.GetGrain<ISeatWatcher>(seat.Performance);
            await watcher.SeatChanged(new SeatChanged(seat.Seat, seat.Status, seat.Version));
        }

        return new SeatAnswer(decision.Result, seat.Until, seat.Version);
    }
}
