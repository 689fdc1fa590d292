using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Simulation.Planted;

/// <summary>Replaces the seat grain by another class.</summary>
internal sealed class SeatPlant<TGrain> : Plant
    where TGrain : OtherSeatGrain
{
    public override IReadOnlyCollection<Type> Grains => [typeof(TGrain)];
}

/// <summary>The seat grain; derived classes change one method.</summary>
public abstract class OtherSeatGrain(IRowStore store, TimeProvider time, CoolDownSettings? coolDown = null) : Grain, ISeatGrain
{
    protected SeatGrain Inner { get; } = new(store, new PerformanceDirectory(store, time, new PlanCache(), Options.Create(new CancellationSettings())), new SaleOrders(store), Options.Create(coolDown ?? new CoolDownSettings()), SharedMetrics.Seats, time);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Inner.OnActivateAsync(cancellationToken);

    public virtual Task<SeatAnswer> Hold(HoldSeat command, AnswerRecord? record) => Inner.Hold(command, record);

    public virtual Task<SeatAnswer> Extend(string holdId, DateTimeOffset until) => Inner.Extend(holdId, until);

    public virtual Task<SeatAnswer> Release(string holdId, long version) => Inner.Release(holdId, version);

    public virtual Task<SeatAnswer> Withdraw(string holdId, long version) => Inner.Withdraw(holdId, version);

    public virtual Task<SeatAnswer> Expire(string holdId) => Inner.Expire(holdId);

    public virtual Task<SeatAnswer> Sell(SellSeat command) => Inner.Sell(command);

    public virtual Task<SeatAnswer> Return(string orderId) => Inner.Return(orderId);

    public Task<bool> WouldSell(SellSeat command) => Inner.WouldSell(command);

    public Task<SeatAnswer> Block() => Inner.Block();

    public Task<SeatAnswer> Unblock() => Inner.Unblock();

    public Task<Outcome<CheckIn>> CheckInBy(Actor keeper, string serial) => Inner.CheckInBy(keeper, serial);

    public virtual Task<Outcome<CheckIn>> Scan(Actor keeper, ScanTicket command) => Inner.Scan(keeper, command);

    public Task<CheckIn> CheckIn(string serial) => Inner.CheckIn(serial);

    protected async Task<SeatRow?> Row()
    {
        var (performance, seat) = SeatKey.Parse(this.GetPrimaryKeyString());
        var rows = await store.ReadAsync(new SeatOf(performance, seat));
        return rows.Count == 0 ? null : rows[0];
    }
}

/// <summary>Sells the seat out of any hold, not only the buyer's.</summary>
public sealed class IgnoresWhoseHoldGrain(IRowStore store, TimeProvider time) : OtherSeatGrain(store, time)
{
    public override async Task<SeatAnswer> Sell(SellSeat command) =>
        await Inner.Sell(await Row() is { Status: SeatStatus.Held, HoldId: { } hold } ? command with { HoldId = hold } : command);
}

/// <summary>An expiry frees the seat although it was sold meanwhile.</summary>
public sealed class ExpiresSoldSeatsGrain(IRowStore store, TimeProvider time) : OtherSeatGrain(store, time)
{
    public override async Task<SeatAnswer> Expire(string holdId) =>
        await Row() is { Status: SeatStatus.Sold, OrderId: { } order } ? await Inner.Return(order) : await Inner.Expire(holdId);
}

/// <summary>An expiry ends a newer hold whose time is not over, instead of the hold that it names.</summary>
public sealed class ExpiresNewerHoldsGrain(IRowStore store, TimeProvider time) : OtherSeatGrain(store, time)
{
    public override async Task<SeatAnswer> Expire(string holdId) =>
        await Row() is { Status: SeatStatus.Held } row && row.HoldId != holdId
            ? await Inner.Release(row.HoldId!, row.Version)
            : await Inner.Expire(holdId);
}

/// <summary>A return takes a seat back although its ticket was scanned.</summary>
public sealed class ReturnsUsedTicketsGrain(IRowStore store, TimeProvider time) : OtherSeatGrain(store, time)
{
    private readonly IRowStore _store = store;

    public override async Task<SeatAnswer> Return(string orderId)
    {
        var answer = await Inner.Return(orderId);
        if (answer.Result != SeatResult.Used || await Row() is not { } row) return answer;

        var ticket = (await _store.ReadAsync(new TicketOf(row.Performance, row.Seat)))[0];
        var free = row with { Status = SeatStatus.Available, HoldId = null, Buyer = null, Version = row.Version + 1 };
        await _store.TryCommitAsync([RowWrite.Remove(ticket), free]);
        return answer with { Result = SeatResult.Done };
    }
}

/// <summary>The door accepts a valid ticket every time it is shown, not only the first time.</summary>
public sealed class WelcomesTwiceGrain(IRowStore store, TimeProvider time) : OtherSeatGrain(store, time)
{
    public override async Task<Outcome<CheckIn>> Scan(Actor keeper, ScanTicket command)
    {
        var verdict = await Inner.Scan(keeper, command);
        return verdict.Value is { Result: CheckInResult.UsedBefore } used ? used with { Result = CheckInResult.Welcome } : verdict;
    }
}

/// <summary>Does not mind who held the seat last, and how often.</summary>
public sealed class ForgetsWhoHeldGrain(IRowStore store, TimeProvider time) : OtherSeatGrain(store, time, CoolDownSettings.None);
