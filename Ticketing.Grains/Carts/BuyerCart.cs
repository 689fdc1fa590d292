using Orleans;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>What carts work with; the same for all carts of a grain.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="Grains">Finds seats, map, orders and the waiting room.</param>
/// <param name="Store">Where the rows are.</param>
/// <param name="Directory">The performances of this process.</param>
/// <param name="HoldBeyondEntry">The most by which a hold may outlast its entry.</param>
/// <param name="Time">The clock.</param>
internal sealed record CartParts(
    string Performance, IGrainFactory Grains, IRowStore Store, PerformanceDirectory Directory, TimeSpan HoldBeyondEntry, TimeProvider Time);

/// <summary>
/// One buyer's holds in one performance, over the seats' grains. It is read from the seats' rows at the first turn, and again after a turn of which
/// nobody knows what it did. A method is one turn of the buyer; see <see cref="Turns"/>.
/// </summary>
internal sealed class BuyerCart
{
    private readonly CartParts _parts;
    private readonly Guid _buyer;
    private readonly Cart _cart = new();
    private readonly CartSeats _seats;
    private readonly CartEntry _entry;
    private AnsweredKeys _answered;
    private bool _isRead;

    /// <summary>Makes the cart; it knows nothing yet.</summary>
    public BuyerCart(CartParts parts, Guid buyer)
    {
        (_parts, _buyer) = (parts, buyer);
        _seats = new CartSeats(parts.Grains, parts.Performance, buyer, _cart, Forget);
        _entry = new CartEntry(parts.Grains, parts.Performance, buyer, parts.HoldBeyondEntry);
        _answered = new AnsweredKeys(parts.Store, buyer);
    }

    /// <summary>The buyer's turns.</summary>
    public TurnQueue Turns { get; } = new();

    /// <summary>Whether the buyer has no seat that counts, so that nothing is lost when the cart is dropped.</summary>
    public bool IsEmpty(DateTimeOffset now) => _cart.IsEmpty(now);

    /// <summary>Reads the rows, unless they were read.</summary>
    /// <returns>False when there is no such performance.</returns>
    /// <exception cref="StoreUnavailableException">They could not be read.</exception>
    public async ValueTask<bool> PrepareAsync()
    {
        if (_isRead) return true;
        await ReadAsync();

        // Only a waiting room ends entries; where there is none the question would cost every first hold a read.
        var info = await _parts.Directory.FindAsync(_parts.Performance);
        if (info is { Row.HasWaitingRoom: true } && await _parts.Store.ReadAsync(new WaiterOf(_parts.Performance, _buyer)) is [var waiter, ..])
            _entry.End(EntryToken.LastEnded(waiter));
        _isRead = info is not null;
        return _isRead;
    }

    /// <inheritdoc cref="ICartsGrain.Hold"/>
    public async Task<Outcome<Hold>> HoldAsync(HoldSeats command)
    {
        var now = _parts.Time.GetUtcNow();
        var known = _cart.Look(HoldIds.Of(_buyer, _parts.Performance, command.Request), now);

        // A single seat's commit carries the record of the answer, and is refused when there is one already. So the question whether the
        // request was answered before costs nothing while all goes well; it is asked before a refusal, and before several seats are tried.
        // A refusal where it may have been is rare: only a repeat of a hold that this buyer had.
        var asksLater = command.Seats is [_] && !known.IsRunning;
        if (!asksLater && await FindAnswer(command.Request) is { } earlier) return earlier;

        if (await _parts.Directory.FindAsync(_parts.Performance) is not { } info) return NoPerformance();
        var holding = new Holding(_parts.Grains, _parts.Performance, _buyer, _cart, _seats, _entry, ReadAsync, CommitAsync);
        var outcome = await holding.HoldAsync(command, known, info, now);
        if (outcome.Ok) _answered.Add(command.Request);
        else if (asksLater && await _answered.MayHaveAsync(command.Request) && await FindAnswer(command.Request) is { } before) return before;
        if (outcome.Ok) await _entry.TellAsync(command.Entry, outcome.Value.ExpiresAt);
        return outcome;
    }

    /// <inheritdoc cref="ICartsGrain.ExtendUnasked"/>
    public Task<Outcome<Hold>> ExtendUnaskedAsync(string holdId, RequestKey request) => Extend(holdId, request, static (_, _, _) => null, null);

    /// <inheritdoc cref="ICartsGrain.Extend"/>
    public Task<Outcome<Hold>> ExtendAsync(string holdId, RequestKey request, EntryToken? entry) =>
        Extend(holdId, request, (hold, info, now) => _entry.WhyNotFor(hold, entry, info, now), entry);

    /// <inheritdoc cref="ICartsGrain.Release"/>
    public async Task<Outcome<Done>> ReleaseAsync(string holdId)
    {
        var now = _parts.Time.GetUtcNow();
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

    /// <inheritdoc cref="ICartsGrain.View"/>
    public async Task<Outcome<CartView>> ViewAsync()
    {
        var now = _parts.Time.GetUtcNow();
        if (await _parts.Directory.FindAsync(_parts.Performance) is not { } info) return NoPerformance();

        // A view refuses nothing and writes nothing, so nothing else would show that memory is out of date.
        await ReadAsync();
        return new CartView(_cart.Running(now).Select(hold => hold.ToHold(info, now)).ToArray(), _cart.Owned, info.Row.SeatLimit, now);
    }

    /// <inheritdoc cref="ICartsGrain.GetHold"/>
    public async Task<Outcome<Hold>> GetHoldAsync(string holdId, EntryToken? entry)
    {
        var now = _parts.Time.GetUtcNow();
        if (await _parts.Directory.FindAsync(_parts.Performance) is not { } info) return NoPerformance();
        KnownHold known = null!;
        if (await WhyNotAsync(() => _entry.WhyNotFor(known = _cart.Look(holdId, now), entry, info, now) ?? (known.IsRunning ? null : Refusals.HoldEnded(holdId))) is { } refusal)
            return refusal;
        return known.ToHold(info, now);
    }

    /// <inheritdoc cref="ICartsGrain.Sell"/>
    public async Task<Outcome<Done>> SellAsync(SellHold command)
    {
        if (await WhyNotLate(command, _parts.Time.GetUtcNow()) is { } refusal) return refusal;
        return await _seats.SellAsync(command) is { Count: > 0 } refused ? Refusals.SeatsTaken(refused) : Done.Instance;
    }

    /// <inheritdoc cref="ICartsGrain.CheckSale"/>
    public async Task<Outcome<Done>> CheckSaleAsync(SellHold command)
    {
        var now = _parts.Time.GetUtcNow();
        if (await WhyNotLate(command, now) is { } refusal) return refusal;
        return !_cart.Covers(command, now) && await _seats.FindGoneAsync(command) is { Count: > 0 } gone ? CartRules.SeatsAreGone(gone) : Done.Instance;
    }

    /// <inheritdoc cref="ICartsGrain.GiveBack"/>
    public Task<IReadOnlyList<string>> GiveBackAsync(string orderId, IReadOnlyList<string> seats) => _seats.GiveBackAsync(orderId, seats);

    /// <inheritdoc cref="WaitingRooms.IEntryHolders.EndEntry"/>
    public async Task<Done> EndEntryAsync(long admission)
    {
        _entry.End(admission);
        foreach (var hold in _cart.Running(_parts.Time.GetUtcNow()))
        {
            await _seats.ReleaseAsync(hold.HoldId, hold.Seats);
            await _parts.Grains.GetGrain<IOrderOfHold>(OrderId.OfHold(hold.HoldId)).HoldReleased();
        }

        return Done.Instance;
    }

    // What was read or answered last is of no use after a turn of which nobody knows what it did.
    private void Forget() => (_isRead, _answered) = (false, new AnsweredKeys(_parts.Store, _buyer));

    private async Task ReadAsync() => _cart.Load(await _parts.Store.ReadAsync(new SeatsOfBuyer(_parts.Performance, _buyer)));

    private async Task CommitAsync(params RowWrite[] writes)
    {
        try
        {
            if (await _parts.Store.TryCommitAsync(writes) is { } conflict) throw conflict.OutOfDate();
        }
        catch
        {
            Forget();
            throw;
        }
    }

    private ValueTask<Refusal?> WhyNotAsync(Func<Refusal?> whyNot) => FreshRefusal.WhyNotAsync(whyNot, ReadAsync);

    private async Task<Outcome<Hold>> Extend(
        string holdId, RequestKey request, Func<KnownHold, PerformanceInfo, DateTimeOffset, Refusal?> whyNoEntry, EntryToken? entry)
    {
        var now = _parts.Time.GetUtcNow();
        if (await FindAnswer(request) is { } earlier) return earlier;
        if (await _parts.Directory.FindAsync(_parts.Performance) is not { } info) return NoPerformance();

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

    private ValueTask<Outcome<Hold>?> FindAnswer(RequestKey request) => AnswerRecord.FindAsync<Hold>(_parts.Store, _buyer, request);

    private Refusal NoPerformance() => Refusals.NoPerformance(_parts.Performance);

    // Whose hold ran out before the money came may hold or own others by now; the limit counts for him too.
    private async Task<Refusal?> WhyNotLate(SellHold command, DateTimeOffset now)
    {
        if (_cart.Covers(command, now) || await _parts.Directory.FindAsync(_parts.Performance) is not { } info) return null;
        return await WhyNotAsync(() => _cart.Covers(command, now)
            ? null
            : CartRules.WhyTooMany(command.Seats.Count, info.Row.SeatLimit, _cart.CountBeside(command.HoldId, now)));
    }
}
