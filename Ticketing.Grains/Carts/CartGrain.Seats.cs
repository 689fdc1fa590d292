using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.Carts;

// What the cart does with its seats: all of them or none, and what one does not answer is read again.
public sealed partial class CartGrain
{
    private async Task<Outcome<Hold>> HoldNew(HoldSeats command, string holdId)
    {
        if (await directory.FindAsync(performance) is not { } info) return Refusals.NoPerformance(performance);

        var now = time.GetUtcNow();
        if (WhyNot() is { } refusal)
        {
            // Of what is judged here only the limit hangs on what this cart remembers.
            if (refusal.Code != RefusalCode.SeatLimit || await WhyNotAsync(WhyNot) is not null) return refusal;
        }

        // What a try that died in the middle has left under this id, and this one does not want.
        if (cart.SeatsOf(holdId, now) is { Count: > 0 } earlier)
            await ReleaseSeats(holdId, [.. earlier.Where(left => command.Seats?.Contains(left.Seat) != true)]);

        // All seats of a hold end together, also those that only a repeat could get.
        var terms = new HoldSeat(holdId, buyer, cart.EndOf(holdId, now) ?? now + info.Row.HoldTtl);
        return command.Seats is { } seats
            ? await HoldAll(seats, terms, command.Request, info, now)
            : await HoldBest(command.Best!, terms, command.Request, info, now);

        Refusal? WhyNot() => CartRules.WhyNot(command, info, cart.Count(now, holdId), endedEntry, now);
    }

    // Sets of seats are offered by the map, which is a moment behind the seats: another try gets another set.
    private async Task<Outcome<Hold>> HoldBest(BestSeatsWish wish, HoldSeat terms, RequestKey request, PerformanceInfo info, DateTimeOffset now)
    {
        Outcome<Hold> outcome = Refusals.NoSeatsLeft;
        for (var tries = 0; tries < BestSeatsTries; tries++)
        {
            var offer = await GrainFactory.GetGrain<ISeatMapGrain>(performance).PickBest(wish);
            if (!offer.Ok) return offer.Refusal;
            outcome = await HoldAll(offer.Value.Seats, terms, request, info, now);
            if (outcome.Ok || outcome.Refusal.Code != RefusalCode.SeatsTaken) break;
        }

        return outcome;
    }

    // The time is the one that the hold's end was reckoned from: a clock that jumps in between would tell two that do not fit.
    private async Task<Outcome<Hold>> HoldAll(
        IReadOnlyList<string> seats, HoldSeat terms, RequestKey request, PerformanceInfo info, DateTimeOffset now)
    {
        var offers = seats.Order(StringComparer.Ordinal).Select(seat => Cart.ToHeldSeat(seat, info)).ToArray();
        var hold = new Hold(terms.HoldId, performance, offers, offers.Sum(seat => seat.Price), terms.Until, false, now);

        // One seat: the answer's record rides in the seat's own commit. Several, or one that an earlier try held: it follows.
        var record = offers.Length == 1 && cart.SeatsOf(terms.HoldId, now).Count == 0 ? AnswerRecord.Of(buyer, request, hold) : null;
        var answers = await OrReload(Task.WhenAll(
            offers.Select(offer => GrainFactory.GetSeat(performance, offer.Seat).Hold(terms, record))));

        var taken = new List<string>();
        foreach (var (offer, answer) in offers.Zip(answers))
        {
            if (answer.Ok) cart.Held(offer.Seat, terms.HoldId, false, answer);
            else taken.Add(offer.Seat);
        }

        if (taken.Count > 0)
        {
            await ReleaseSeats(terms.HoldId, cart.SeatsOf(terms.HoldId, now));
            return Refusals.SeatsTaken(taken);
        }

        if (record is not null) return hold;

        // Seats that an earlier try had held already keep the end they got then; nobody is told of a hold that is over.
        var all = hold with { ExpiresAt = answers.Min(answer => answer.Until!.Value) };
        if (all.ExpiresAt <= time.GetUtcNow())
        {
            await ReleaseSeats(terms.HoldId, cart.SeatsOf(terms.HoldId, now));
            return Refusals.HoldEnded(terms.HoldId);
        }

        await CommitAsync(AnswerRecord.Of(buyer, request, all).ToRow(now));
        return all;
    }

    private async Task ReleaseSeats(string holdId, IReadOnlyList<(string Seat, long Version)> seats)
    {
        await OrReload(Task.WhenAll(seats.Select(at => GrainFactory.GetSeat(performance, at.Seat).Release(holdId, at.Version))));
        foreach (var (seat, _) in seats) cart.Gone(seat);
    }

    // A seat that did not answer may have done it or not: only the rows know, so the next call reads them again.
    private async Task<T> OrReload<T>(Task<T> calls)
    {
        try
        {
            return await calls;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
