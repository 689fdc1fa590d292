using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>One seat: decides by <see cref="SeatRules"/>, commits, answers, and then tells the performance's map.</summary>
public sealed class SeatGrain(
    IRowStore store, PerformanceDirectory directory, ISaleOrders orders, IOptions<CoolDownSettings> coolDown, SeatMetrics metrics, TimeProvider time)
    : PersistentGrain(store), ISeatGrain
{
    /// <summary>
    /// How old memory may be on which the refusal of a hold rests. A thousand people may want one seat, and a read for each of them would
    /// take what the others need; a seat that was free again a moment ago is as good as one that becomes free in a moment.
    /// </summary>
    public static readonly TimeSpan MaxAgeOfRefusal = TimeSpan.FromSeconds(1);

    private SeatBook _book = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (performance, seat) = SeatKey.Parse(this.GetPrimaryKeyString());
        _book = new SeatBook(Store, performance, seat);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<SeatAnswer> Hold(HoldSeat command, AnswerRecord? record)
    {
        var now = time.GetUtcNow();
        if (!_book.IsKnown && await HoldUnread(command, record, now) is { } first) return first;
        var decision = await _book.DecideAsync(seat => SeatRules.Hold(seat, command, now, coolDown.Value), now, MaxAgeOfRefusal);
        return record is null || decision.Next is null
            ? await Carry(decision, now)
            : await Carry(decision, now, record.ToRow(now));
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Extend(string holdId, DateTimeOffset until) =>
        DecideAndCarry((seat, now) => SeatRules.Extend(seat, holdId, until, now));

    /// <inheritdoc/>
    public Task<SeatAnswer> Release(string holdId, long version) => DecideAndCarry((seat, now) => SeatRules.Release(seat, holdId, version, now));

    /// <inheritdoc/>
    public Task<SeatAnswer> Withdraw(string holdId, long version) => DecideAndCarry((seat, _) => SeatRules.Withdraw(seat, holdId, version));

    /// <inheritdoc/>
    public Task<SeatAnswer> Expire(string holdId) => DecideAndCarry((seat, now) => SeatRules.Expire(seat, holdId, now));

    /// <inheritdoc/>
    public async Task<SeatAnswer> Sell(SellSeat command)
    {
        var now = time.GetUtcNow();
        var decision = await _book.DecideAsync(seat => SeatRules.Sell(seat, command, now), now);
        if (decision.Next is not null && !SeatRules.IsInHoldOf(_book.Seat, command.OrderId) && !await orders.IsBeingPaidAsync(command.OrderId))
        {
            // The command may have been under way since before the order was given up, and the seat may have been in somebody else's hold
            // then, which has no place for a note of it. Or another activation has sold the seat to this order, and the order is paid.
            await _book.ReadAsync(now);
            decision = SeatRules.Sell(_book.Seat, command, now) is { Next: null } settled ? settled : SeatResult.Taken;
        }

        if (decision.Next is null) return await Carry(decision, now);

        var issued = TicketRules.Issue(_book.Seat, command, now);
        var answer = await Carry(decision, now, issued);
        _book.Ticket = issued;
        return answer;
    }

    /// <inheritdoc/>
    public async Task<bool> WouldSell(SellSeat command)
    {
        var now = time.GetUtcNow();
        var decision = await _book.DecideAsync(seat => SeatRules.Sell(seat, command, now), now);
        if (_book.Seat.Version == 0) await LeaveIfUnknown();
        return decision.Result == SeatResult.Done;
    }

    /// <inheritdoc/>
    public async Task<SeatAnswer> Return(string orderId)
    {
        var now = time.GetUtcNow();
        var decision = await _book.DecideAsync(seat => SeatRules.Return(seat, orderId, now), now);
        if (decision.Next is null || _book.Seat.Status != SeatStatus.Sold) return await Carry(decision, now);
        if (_book.Ticket!.CheckedInAt is not null) return await Carry(SeatResult.Used, now);

        var answer = await Carry(decision, now, RowWrite.Remove(_book.Ticket!));
        _book.Ticket = null;
        return answer;
    }

    /// <inheritdoc/>
    public Task<SeatAnswer> Block() => DecideAndCarry(SeatRules.Block);

    /// <inheritdoc/>
    public Task<SeatAnswer> Unblock() => DecideAndCarry((seat, _) => SeatRules.Unblock(seat));

    /// <inheritdoc/>
    public Task<Outcome<CheckIn>> CheckInBy(Actor keeper, string serial) => Scan(keeper, new ScanTicket(serial));

    /// <inheritdoc/>
    public async Task<Outcome<CheckIn>> Scan(Actor keeper, ScanTicket command)
    {
        var performance = _book.Seat.Performance;
        if (await directory.FindAsync(performance) is not { } info) return Refused(Refusals.NoPerformance(performance));
        return (DoorRules.WhyNotKeeper(keeper, info) ?? DoorRules.WhyNotDevice(command.Device)) is { } refusal
            ? refusal
            : await LetIn(command with { Device = DoorRules.StoredDevice(command.Device) });
    }

    /// <inheritdoc/>
    public Task<CheckIn> CheckIn(string serial) => LetIn(new ScanTicket(serial));

    /// <inheritdoc/>
    protected override Task ReadAsync() => _book.ReadAsync(time.GetUtcNow());

    private async Task<CheckIn> LetIn(ScanTicket scan)
    {
        var now = time.GetUtcNow();
        var (next, verdict) = TicketRules.CheckIn(_book.Ticket, scan, now);
        if (next is null)
        {
            await _book.ReadAsync(now);
            (next, verdict) = TicketRules.CheckIn(_book.Ticket, scan, now);
        }

        if (next is null)
        {
            if (_book.Seat.Version == 0) await LeaveIfUnknown();
            return verdict;
        }

        await CommitAsync(next);
        _book.Ticket = next;
        return verdict;
    }

    private async Task<SeatAnswer> DecideAndCarry(Func<SeatRow, DateTimeOffset, SeatDecision> rule)
    {
        var now = time.GetUtcNow();
        return await Carry(await _book.DecideAsync(seat => rule(seat, now), now), now);
    }

    // The first hold of a seat in this activation. Most seats were never touched, so the row is inserted without a read; null when there is a
    // row, which is read then. The seat's row is the first of the commit: where it is refused, nothing was written that would have to be undone.
    private async Task<SeatAnswer?> HoldUnread(HoldSeat command, AnswerRecord? record, DateTimeOffset now)
    {
        if (SeatRules.Hold(_book.Seat, command, now, coolDown.Value).Next is not { } next) return null;
        switch (record is null ? await TryCommitAsync(next) : await TryCommitAsync(next, record.ToRow(now)))
        {
            case null:
                return await MovedTo(next, SeatResult.Done, now);
            case IdempotencyRow:
                return new SeatAnswer(SeatResult.AnsweredBefore, null, 0);
            default:
                await _book.ReadAsync(now);
                return null;
        }
    }

    // The row is on disk.
    private async Task<SeatAnswer> MovedTo(SeatRow next, SeatResult result, DateTimeOffset now)
    {
        metrics.Moved(_book.Seat, next, now);
        _book.Became(next, now);
        await GrainFactory.Find<ISeatWatcher>(next.Performance).SeatChanged(new SeatChanged(next.Seat, next.Status, next.Version));
        return new SeatAnswer(result, next.Until, next.Version);
    }

    // The answer leaves only after the commit; the map hears of it after that, one way, off the buyer's path.
    private async Task<SeatAnswer> Carry(SeatDecision decision, DateTimeOffset now, RowWrite? together = null)
    {
        if (decision.Next is { } next)
        {
            // The other row first: an answer that is there already is what is met most, and is met before anything is written.
            switch (together is { } other ? await TryCommitAsync(other, next) : await TryCommitAsync(next))
            {
                case IdempotencyRow: return new SeatAnswer(SeatResult.AnsweredBefore, _book.Seat.Until, _book.Seat.Version);
                case { } conflict: throw OutOfDate(conflict);
            }

            return await MovedTo(next, decision.Result, now);
        }

        if (_book.Seat.Version == 0) await LeaveIfUnknown();
        return new SeatAnswer(decision.Result, decision.CoolsUntil ?? _book.Seat.Until, _book.Seat.Version);
    }

    // A seat without a row may be one that no plan has. Such ids can be made up without end, so this activation is not kept.
    private async ValueTask LeaveIfUnknown()
    {
        var seat = _book.Seat;
        if (await directory.FindAsync(seat.Performance) is { } info && info.Plan.TryIndexOf(seat.Seat, out _)) return;
        DeactivateOnIdle();
    }
}
