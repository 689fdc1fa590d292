using Orleans;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Tickets;

namespace Ticketing.Grains.Seats;

/// <summary>One seat: decides by <see cref="SeatRules"/>, commits, answers, and then tells the performance's map.</summary>
public sealed class SeatGrain(IRowStore store, SeatMetrics metrics, TimeProvider time) : PersistentGrain(store), ISeatGrain
{
    private SeatRow seat = null!;
    private TicketRow? ticket;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => Read();

    /// <inheritdoc/>
    public Task<SeatAnswer> Hold(HoldSeat command, AnswerRecord? record)
    {
        var decision = SeatRules.Hold(seat, command, time.GetUtcNow());
        return record is null || decision.Next is null
            ? Carry(decision)
            : Carry(decision, record.ToRow(time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public async Task<SeatAnswer> Extend(string holdId, DateTimeOffset until)
    {
        var decision = SeatRules.Extend(seat, holdId, until, time.GetUtcNow());
        if (decision is { Next: null, Result: not SeatResult.Done })
        {
            // The cart gives the whole hold back when one of its seats refuses. So a refusal must not rest on what is remembered here:
            // another activation, while there were two, may have held the seat since.
            await Read();
            decision = SeatRules.Extend(seat, holdId, until, time.GetUtcNow());
        }

        return await Carry(decision);
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Release(string holdId, long version) => Carry(SeatRules.Release(seat, holdId, version));

    /// <inheritdoc/>
    public Task<SeatAnswer> Expire(string holdId)
    {
        var decision = SeatRules.Expire(seat, holdId, time.GetUtcNow());

        // The sweeper read otherwise: what is remembered here may be out of date, and would keep the hold for ever.
        if (decision.Next is null) DeactivateOnIdle();
        return Carry(decision);
    }

    /// <inheritdoc/>
    public async Task<SeatAnswer> Sell(SellSeat command)
    {
        var now = time.GetUtcNow();
        var decision = SeatRules.Sell(seat, command, now);
        if (decision.Next is null) return await Carry(decision);

        var issued = TicketRules.Issue(seat, command, now);
        var answer = await Carry(decision, issued);
        ticket = issued;
        return answer;
    }

    /// <inheritdoc/>
    public async Task<SeatAnswer> Return(string orderId)
    {
        var decision = SeatRules.Return(seat, orderId);
        if (decision.Next is null || seat.Status != SeatStatus.Sold) return await Carry(decision);

        var answer = await Carry(decision, RowWrite.Remove(ticket!));
        ticket = null;
        return answer;
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Block() => Carry(SeatRules.Block(seat, time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<SeatAnswer> Unblock() => Carry(SeatRules.Unblock(seat));

    /// <inheritdoc/>
    public async Task<CheckIn> CheckIn(string serial)
    {
        var (next, verdict) = TicketRules.CheckIn(ticket, serial, time.GetUtcNow());
        if (next is null) return verdict;
        await CommitAsync(next);
        ticket = next;
        return verdict;
    }

    private async Task Read()
    {
        var (performance, id) = SeatKey.Parse(this.GetPrimaryKeyString());
        var rows = await Store.ReadAsync(new SeatOf(performance, id));
        seat = rows is [var row] ? row : SeatRules.Untouched(performance, id);
        ticket = null;
        if (seat.Status == SeatStatus.Sold)
            ticket = await ReadOneAsync(new TicketOf(performance, id))
                ?? throw new InvalidOperationException($"Seat {performance}/{id} is sold without a ticket.");
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
            seat = next;
            var map = GrainFactory.GetGrain<IPerformanceGrain>(seat.Performance);
            await map.SeatChanged(new SeatChanged(seat.Seat, seat.Status, seat.Version));
        }

        return new SeatAnswer(decision.Result, seat.Until, seat.Version);
    }
}
