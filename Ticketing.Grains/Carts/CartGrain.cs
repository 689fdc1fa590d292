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
public sealed partial class CartGrain(IRowStore store, PerformanceDirectory directory, TimeProvider time) : PersistentGrain(store), ICartGrain, IEntryHolder
{
    private const int BestSeatsTries = 4;

    private string performance = null!;
    private Guid buyer;
    private Cart cart = null!;
    private AnsweredKeys answered = null!;
    private long endedEntry;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (performance, buyer) = BuyerKey.Parse(this.GetPrimaryKeyString());
        answered = new AnsweredKeys(Store, buyer);
        await ReadAsync();

        // Only a waiting room ends entries; where there is none the question would cost every first hold a read.
        if (await directory.FindAsync(performance) is { Row.HasWaitingRoom: true }
            && await ReadOneAsync(new WaiterOf(performance, buyer)) is { } waiter)
            endedEntry = EntryToken.LastEnded(waiter);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Hold>> Hold(HoldSeats command)
    {
        // A single seat's commit carries the record of the answer, and is refused when there is one already. So the question whether the
        // request was answered before costs nothing while all goes well; it is asked before a refusal, and before several seats are tried.
        // A refusal where it may have been is rare: only a repeat of a hold that this buyer had.
        var holdId = DerivedId.Of("h", buyer, performance, command.Request);
        var asksLater = command.Seats is [_] && cart.SeatsOf(holdId, time.GetUtcNow()).Count == 0;
        if (!asksLater && await AnswerRecord.FindAsync<Hold>(Store, buyer, command.Request) is { } earlier) return earlier;

        var outcome = await HoldNew(command, holdId);
        if (outcome.Ok) answered.Add(command.Request);
        else if (asksLater && await answered.MayHaveAsync(command.Request)
            && await AnswerRecord.FindAsync<Hold>(Store, buyer, command.Request) is { } before) return before;
        return outcome;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Hold>> Extend(string holdId, RequestKey request)
    {
        if (await AnswerRecord.FindAsync<Hold>(Store, buyer, request) is { } earlier) return earlier;
        if (await directory.FindAsync(performance) is not { } info) return Refusals.NoPerformance(performance);

        var now = time.GetUtcNow();
        if (await WhyNotAsync(() => WhyNotExtend(holdId, info, now)) is { } refusal) return refusal;
        var running = cart.Describe(holdId, info, now)!;

        // The new end follows from the old one, so a repeat after a crash asks each seat for the same.
        var until = running.ExpiresAt + info.Row.HoldTtl;
        foreach (var (seat, _) in cart.SeatsOf(holdId, now))
        {
            var answer = await OrReload(GrainFactory.GetSeat(performance, seat).Extend(holdId, until));
            if (!answer.Ok)
            {
                // The seat knows of something this cart does not: read everything again. What was extended goes back: all seats or none.
                DeactivateOnIdle();
                await ReleaseSeats(holdId, cart.SeatsOf(holdId, now));
                return Refusals.HoldEnded(holdId);
            }

            cart.Held(seat, holdId, true, answer);
        }

        var extended = cart.Describe(holdId, info, now)!;
        await CommitAsync(AnswerRecord.Of(buyer, request, extended).ToRow(now));
        return extended;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Release(string holdId)
    {
        // A hold that is not known here may have been made by another activation; "released" must be true of it too.
        if (cart.SeatsOf(holdId, time.GetUtcNow()).Count == 0) await ReadAsync();
        await ReleaseSeats(holdId, cart.SeatsOf(holdId, time.GetUtcNow()));
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<CartView>> View()
    {
        if (await directory.FindAsync(performance) is not { } info) return Refusals.NoPerformance(performance);
        var now = time.GetUtcNow();
        var holds = cart.HoldIds(now).Select(holdId => cart.Describe(holdId, info, now)!);
        return new CartView(holds.ToArray(), cart.Owned, info.Row.SeatLimit, now);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Hold>> GetHold(string holdId, EntryToken? entry)
    {
        if (await directory.FindAsync(performance) is not { } info) return Refusals.NoPerformance(performance);
        var now = time.GetUtcNow();
        if (CartRules.WhyNoEntry(entry, info, endedEntry, now) is { } refusal) return refusal;
        if (await WhyNotAsync(() => cart.SeatsOf(holdId, now).Count > 0 ? null : Refusals.HoldEnded(holdId)) is { } ended) return ended;
        return cart.Describe(holdId, info, now)!;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Sell(SellHold command)
    {
        if (await WhyNotLate(command) is { } refusal)
        {
            await Return(command.OrderId, [.. command.Seats.Select(seat => seat.Seat)]);
            return refusal;
        }

        var answers = await OrReload(Task.WhenAll(command.Seats.Select(seat => GrainFactory.GetSeat(performance, seat.Seat)
            .Sell(new SellSeat(command.HoldId, command.OrderId, buyer, seat.Grade, seat.Price)))));

        var refused = new List<string>();
        foreach (var (seat, answer) in command.Seats.Zip(answers))
        {
            if (answer.Ok) cart.Sold(seat.Seat, command.HoldId, command.OrderId, answer);
            else refused.Add(seat.Seat);
        }

        if (refused.Count == 0) return Done.Instance;
        await Return(command.OrderId, command.Seats.Select(seat => seat.Seat).ToArray());
        return Refusals.SeatsTaken(refused);
    }

    /// <inheritdoc/>
    public async Task Return(string orderId, IReadOnlyList<string> seats)
    {
        await OrReload(Task.WhenAll(seats.Select(seat => GrainFactory.GetSeat(performance, seat).Return(orderId))));
        foreach (var seat in seats) cart.Returned(seat, orderId);
    }

    /// <inheritdoc/>
    public async Task EndEntry(long admission)
    {
        endedEntry = Math.Max(endedEntry, admission);
        var now = time.GetUtcNow();
        foreach (var holdId in cart.HoldIds(now)) await ReleaseSeats(holdId, cart.SeatsOf(holdId, now));
    }

    // Whose hold ran out before the money came may hold or own others by now; the limit counts for him too.
    private async Task<Refusal?> WhyNotLate(SellHold command)
    {
        var now = time.GetUtcNow();
        if (cart.Covers(command, now) || await directory.FindAsync(performance) is not { } info) return null;
        return await WhyNotAsync(() => cart.Covers(command, now)
            ? null
            : CartRules.WhyTooMany(command.Seats.Count, info.Row.SeatLimit, cart.CountBeside(command.HoldId, now)));
    }

    /// <inheritdoc/>
    protected override async Task ReadAsync() =>
        cart = Cart.FromRows(performance, await Store.ReadAsync(new SeatsOfBuyer(performance, buyer)));

    private Refusal? WhyNotExtend(string holdId, PerformanceInfo info, DateTimeOffset now) => cart.Describe(holdId, info, now) switch
    {
        null => Refusals.HoldEnded(holdId),
        { Extended: true } => new Refusal(RefusalCode.HoldExtended, $"The hold {holdId} was extended before."),
        _ => null,
    };
}
