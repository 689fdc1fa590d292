using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>One buyer's holds in one performance, over the seats' grains.</summary>
public sealed class CartGrain(IRowStore store, PerformanceDirectory directory, IOptions<WaitingRoomLimits> limits, TimeProvider time)
    : PersistentGrain(store), ICartGrain, IEntryHolder
{
    private readonly Cart _cart = new();
    private string _performance = null!;
    private Guid _buyer;
    private CartSeats _seats = null!;
    private Holding _holding = null!;
    private AnsweredKeys _answered = null!;
    private CartEntry _entry = null!;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_performance, _buyer) = BuyerKey.Parse(this.GetPrimaryKeyString());
        _seats = new CartSeats(GrainFactory, _performance, _buyer, _cart, DeactivateOnIdle);
        _entry = new CartEntry(GrainFactory, _performance, _buyer, limits.Value.HoldBeyondEntry);
        _holding = new Holding(GrainFactory, _performance, _buyer, _cart, _seats, _entry, ReadAsync, CommitAsync);
        _answered = new AnsweredKeys(Store, _buyer);
        await ReadAsync();

        // Only a waiting room ends entries; where there is none the question would cost every first hold a read.
        if (await directory.FindAsync(_performance) is { Row.HasWaitingRoom: true }
            && await ReadOneAsync(new WaiterOf(_performance, _buyer)) is { } waiter)
            _entry.End(EntryToken.LastEnded(waiter));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Hold>> Hold(HoldSeats command)
    {
        var now = time.GetUtcNow();
        var known = _cart.Look(HoldIds.Of(_buyer, _performance, command.Request), now);

        // A single seat's commit carries the record of the answer, and is refused when there is one already. So the question whether the
        // request was answered before costs nothing while all goes well; it is asked before a refusal, and before several seats are tried.
        // A refusal where it may have been is rare: only a repeat of a hold that this buyer had.
        var asksLater = command.Seats is [_] && !known.IsRunning;
        if (!asksLater && await FindAnswer(command.Request) is { } earlier) return earlier;

        if (await directory.FindAsync(_performance) is not { } info) return NoPerformance();
        var outcome = await _holding.HoldAsync(command, known, info, now);
        if (outcome.Ok) _answered.Add(command.Request);
        else if (asksLater && await _answered.MayHaveAsync(command.Request) && await FindAnswer(command.Request) is { } before) return before;
        if (outcome.Ok) await _entry.TellAsync(command.Entry, outcome.Value.ExpiresAt);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<Outcome<Hold>> Extend(string holdId, RequestKey request) => Extend(holdId, request, static (_, _, _) => null, null);

    /// <inheritdoc/>
    public Task<Outcome<Hold>> ExtendWith(string holdId, RequestKey request, EntryToken? entry) =>
        Extend(holdId, request, (hold, info, now) => _entry.WhyNotFor(hold, entry, info, now), entry);

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Release(string holdId)
    {
        var now = time.GetUtcNow();
        var known = _cart.Look(holdId, now);
        if (!known.IsRunning)
        {
            // A hold that is not known here may have been made by another activation; "released" must be true of it too.
            await ReadAsync();
            known = _cart.Look(holdId, now);
        }

        await _seats.ReleaseAsync(holdId, known.Seats);
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<CartView>> View()
    {
        var now = time.GetUtcNow();
        if (await directory.FindAsync(_performance) is not { } info) return NoPerformance();
        return new CartView(_cart.Running(now).Select(hold => hold.ToHold(info, now)).ToArray(), _cart.Owned, info.Row.SeatLimit, now);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Hold>> GetHold(string holdId, EntryToken? entry)
    {
        var now = time.GetUtcNow();
        if (await directory.FindAsync(_performance) is not { } info) return NoPerformance();
        KnownHold known = null!;
        if (await WhyNotAsync(() => _entry.WhyNotFor(known = _cart.Look(holdId, now), entry, info, now) ?? (known.IsRunning ? null : Refusals.HoldEnded(holdId))) is { } refusal)
            return refusal;
        return known.ToHold(info, now);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Sell(SellHold command)
    {
        if (await WhyNotLate(command, time.GetUtcNow()) is { } refusal) return refusal;
        return await _seats.SellAsync(command) is { Count: > 0 } refused ? Refusals.SeatsTaken(refused) : Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> CheckSale(SellHold command)
    {
        var now = time.GetUtcNow();
        if (await WhyNotLate(command, now) is { } refusal) return refusal;
        return !_cart.Covers(command, now) && await _seats.FindGoneAsync(command) is { Count: > 0 } gone ? CartRules.SeatsAreGone(gone) : Done.Instance;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GiveBack(string orderId, IReadOnlyList<string> seats) => _seats.GiveBackAsync(orderId, seats);

    /// <inheritdoc/>
    public Task Return(string orderId, IReadOnlyList<string> seats) => _seats.GiveBackAsync(orderId, seats);

    /// <inheritdoc/>
    public async Task EndEntry(long admission)
    {
        _entry.End(admission);
        foreach (var hold in _cart.Running(time.GetUtcNow()))
        {
            await _seats.ReleaseAsync(hold.HoldId, hold.Seats);
            await GrainFactory.GetGrain<IOrderOfHold>(OrderId.OfHold(hold.HoldId)).HoldReleased();
        }
    }

    /// <inheritdoc/>
    protected override async Task ReadAsync() => _cart.Load(await Store.ReadAsync(new SeatsOfBuyer(_performance, _buyer)));

    private async Task<Outcome<Hold>> Extend(
        string holdId, RequestKey request, Func<KnownHold, PerformanceInfo, DateTimeOffset, Refusal?> whyNoEntry, EntryToken? entry)
    {
        var now = time.GetUtcNow();
        if (await FindAnswer(request) is { } earlier) return earlier;
        if (await directory.FindAsync(_performance) is not { } info) return NoPerformance();

        KnownHold running = null!;
        if (await WhyNotAsync(() => whyNoEntry(running = _cart.Look(holdId, now), info, now) ?? CartRules.WhyNotExtend(running)) is { } refusal) return refusal;

        // The new end follows from the old one, so a repeat after a crash asks each seat for the same.
        var until = _entry.EndOf(running.Until!.Value + info.Row.HoldTtl, entry, info);
        if (until <= running.Until) return CartRules.EntryIsTooShort;
        if (!await _seats.ExtendAsync(running, until)) return Refusals.HoldEnded(holdId);
        var extended = _cart.Look(holdId, now).ToHold(info, now);
        await CommitAsync(AnswerRecord.Of(_buyer, request, extended).ToRow(now));
        await _entry.TellAsync(entry, until);
        return extended;
    }

    private ValueTask<Outcome<Hold>?> FindAnswer(RequestKey request) => AnswerRecord.FindAsync<Hold>(Store, _buyer, request);

    private Refusal NoPerformance() => Refused(Refusals.NoPerformance(_performance));

    // Whose hold ran out before the money came may hold or own others by now; the limit counts for him too.
    private async Task<Refusal?> WhyNotLate(SellHold command, DateTimeOffset now)
    {
        if (_cart.Covers(command, now) || await directory.FindAsync(_performance) is not { } info) return null;
        return await WhyNotAsync(() => _cart.Covers(command, now)
            ? null
            : CartRules.WhyTooMany(command.Seats.Count, info.Row.SeatLimit, _cart.CountBeside(command.HoldId, now)));
    }
}
