using Orleans;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Carts;

/// <summary>One request for seats, from the rules over the seats to the record of its answer.</summary>
/// <param name="grains">Finds the map.</param>
/// <param name="performance">The performance.</param>
/// <param name="buyer">The buyer.</param>
/// <param name="cart">What the buyer has.</param>
/// <param name="seats">Calls the seats.</param>
/// <param name="entries">The buyer's entries.</param>
/// <param name="readAsync">Reads the cart's rows again.</param>
/// <param name="commitAsync">Commits the record of the answer.</param>
internal sealed class Holding(
    IGrainFactory grains, string performance, Guid buyer, Cart cart, CartSeats seats, CartEntry entries, Func<Task> readAsync, Func<RowWrite[], Task> commitAsync)
{
    private const int BestSeatsTries = 4;

    /// <summary>Holds what is asked for, or nothing.</summary>
    /// <param name="command">The request.</param>
    /// <param name="known">What the cart knows of the request's hold.</param>
    /// <param name="info">The performance.</param>
    /// <param name="now">The time of the cart's turn, for which <paramref name="known"/> was asked.</param>
    public async Task<Outcome<Hold>> HoldAsync(HoldSeats command, KnownHold known, PerformanceInfo info, DateTimeOffset now)
    {
        var offers = CartRules.Judge(command, info, known.Others, entries.Ended, now);
        if (offers.Refusal?.Code == RefusalCode.SeatLimit)
        {
            // Of all these rules only the limit rests on the cart's memory, which another activation may have made old.
            await readAsync();
            known = cart.Look(known.HoldId, now);
            offers = CartRules.Judge(command, info, known.Others, entries.Ended, now);
        }

        if (!offers.Ok) return offers.Refusal;
        if (known.IsRunning) known = await KeepWanted(known, command.Seats ?? []);

        // All seats of a hold end together, also those that only a repeat could get.
        var terms = new HoldSeat(known.HoldId, buyer, known.Until ?? entries.EndOf(now + info.Row.HoldTtl, command.Entry, info));
        return command.Seats is not null
            ? await HoldAll(offers.Value, terms, !known.IsRunning, command.Request, info, now)
            : await HoldBest(command.Best!, terms, command.Request, info, now);
    }

    // An earlier attempt of this request crashed halfway. The seats it held that this attempt does not ask for are taken back.
    private async Task<KnownHold> KeepWanted(KnownHold known, IReadOnlyList<string> wanted)
    {
        await seats.WithdrawAsync(known.HoldId, known.Seats.Where(seat => !wanted.Contains(seat.Seat)));
        return known with { Seats = [.. known.Seats.Where(seat => wanted.Contains(seat.Seat))] };
    }

    // An earlier attempt held some of the seats, perhaps at another price. What the seats' rows say is what counts. Seats that are missing ended
    // while this attempt was held up for longer than the hold lasts; then the others end too.
    private async Task<Outcome<Hold>> AsHeld(Hold hold, PerformanceInfo info, DateTimeOffset now)
    {
        await readAsync();
        if (cart.Look(hold.HoldId, now) is not { IsRunning: true } held) return hold;
        if (held.Seats.Count == hold.Seats.Count) return held.ToHold(info, now);
        await seats.ReleaseAsync(hold.HoldId, held.Seats);
        return Refusals.HoldEnded(hold.HoldId);
    }

    // Sets of seats are offered by the map, which is a moment behind the seats: another try gets another set.
    private async Task<Outcome<Hold>> HoldBest(BestSeatsWish wish, HoldSeat terms, RequestKey request, PerformanceInfo info, DateTimeOffset now)
    {
        Outcome<Hold> outcome = Refusals.NoSeatsLeft;
        for (var tries = 0; tries < BestSeatsTries; tries++)
        {
            var pick = await grains.GetGrain<ISeatMapGrain>(performance).PickBest(wish);
            if (!pick.Ok) return pick.Refusal;
            var offers = CartRules.Offer(pick.Value.Seats, info);
            outcome = offers.Ok ? await HoldAll(offers.Value, terms, isNew: true, request, info, now) : offers.Refusal;
            if (outcome.Ok || outcome.Refusal.Code != RefusalCode.SeatsTaken) break;
        }

        return outcome;
    }

    private async Task<Outcome<Hold>> HoldAll(
        HeldSeat[] offers, HoldSeat terms, bool isNew, RequestKey request, PerformanceInfo info, DateTimeOffset now)
    {
        var hold = new Hold(terms.HoldId, performance, offers, offers.Sum(seat => seat.Price), terms.Until, false, now);

        // One seat: the answer's record rides in the seat's own commit. Several, or one that an earlier attempt held: the record follows.
        var record = isNew && offers is [_] ? AnswerRecord.Of(buyer, request, hold) : null;
        var (until, refusal) = await seats.HoldAsync(offers, terms, record, now);
        if (refusal is not null) return refusal;

        // A seat with another end was held by an attempt that this cart did not know of; the end and the record are that attempt's, and a
        // second record conflicts with the first, so the caller repeats the request and is told what was answered.
        if (record is not null && until == terms.Until) return hold;
        var all = isNew && until == terms.Until ? hold : await AsHeld(hold, info, now);
        if (all.Ok) await commitAsync([AnswerRecord.Of(buyer, request, all.Value).ToRow(now)]);
        return all;
    }
}
