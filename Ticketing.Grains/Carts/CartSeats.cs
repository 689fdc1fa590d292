using Orleans;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.Carts;

/// <summary>
/// The seats' grains as one buyer's cart calls them. All seats of a hold are held or extended, or none is. What the seats answer is noted in
/// the cart; when a seat does not answer, only its row knows what it did, so the cart reads the rows before its next turn.
/// </summary>
/// <param name="grains">Finds the seats' grains.</param>
/// <param name="performance">The performance.</param>
/// <param name="buyer">The buyer.</param>
/// <param name="cart">Where the answers are noted.</param>
/// <param name="forget">Has the rows read before the next turn.</param>
internal sealed class CartSeats(IGrainFactory grains, string performance, Guid buyer, Cart cart, Action forget)
{
    /// <summary>Holds the seats; none is held when the answer is a refusal.</summary>
    /// <param name="offers">The seats.</param>
    /// <param name="terms">The hold.</param>
    /// <param name="record">The record of the request's answer, when one seat is all of it.</param>
    /// <param name="now">The time of the cart's turn.</param>
    /// <returns>When the hold ends, which is earlier than asked for when an earlier attempt held a seat; or the refusal.</returns>
    public async Task<(DateTimeOffset Until, Refusal? Refusal)> HoldAsync(HeldSeat[] offers, HoldSeat terms, AnswerRecord? record, DateTimeOffset now)
    {
        var answers = await OrReload(Task.WhenAll(offers.Select(offer => Seat(offer.Seat).Hold(Told(terms, offer), record))));
        var (held, taken, until) = (new List<(string Seat, long Version)>(offers.Length), new List<string>(), DateTimeOffset.MaxValue);
        var (cooling, coolsUntil) = ((List<string>?)null, now);
        foreach (var (offer, answer) in offers.Zip(answers))
        {
            if (!answer.Ok)
            {
                (answer.Result == SeatResult.CoolingDown ? cooling ??= [] : taken).Add(offer.Seat);
                if (answer.Result == SeatResult.CoolingDown && answer.Until > coolsUntil) coolsUntil = answer.Until.Value;
                cart.Left(offer.Seat, terms.HoldId);
                continue;
            }

            cart.Held(offer.Seat, Told(terms, offer), answer);
            held.Add((offer.Seat, answer.Version));
            if (answer.Until < until) until = answer.Until.Value;
        }

        // Nobody is told of a hold that is over. A seat whose silo has a slower clock may still take such a hold for a running one.
        if (held.Count == offers.Length && until > now) return (until, null);
        await WithdrawAsync(terms.HoldId, held);
        if (taken.Count > 0) return (until, Refusals.SeatsTaken(taken));
        return (until, cooling is not null ? Refusals.HeldTooOften(cooling, coolsUntil, now) : Refusals.HoldEnded(terms.HoldId));
    }

    /// <summary>Gives all seats of a hold a later end; when one refuses, the hold is released, and the cart's memory was out of date.</summary>
    /// <returns>Whether the hold was extended.</returns>
    public async Task<bool> ExtendAsync(KnownHold hold, DateTimeOffset until)
    {
        var versions = hold.Seats.ToDictionary(seat => seat.Seat, seat => seat.Version, StringComparer.Ordinal);
        foreach (var seat in hold.Seats)
        {
            var answer = await OrReload(Seat(seat.Seat).Extend(hold.HoldId, until));
            if (!answer.Ok)
            {
                forget();
                await ReleaseAsync(hold.HoldId, [.. versions.Select(at => (at.Key, at.Value))]);
                return false;
            }

            cart.Extended(seat.Seat, answer);
            versions[seat.Seat] = answer.Version;
        }

        return true;
    }

    /// <summary>Releases seats of a hold. A seat whose row is newer than the cart knows stays as it is.</summary>
    public Task ReleaseAsync(string holdId, IEnumerable<KnownSeat> seats) => ReleaseAsync(holdId, [.. seats.Select(seat => (seat.Seat, seat.Version))]);

    /// <summary>Takes back seats of a hold that nobody was told of: it counts as none that the buyer had.</summary>
    public Task WithdrawAsync(string holdId, IEnumerable<KnownSeat> seats) => WithdrawAsync(holdId, [.. seats.Select(seat => (seat.Seat, seat.Version))]);

    /// <summary>Sells the seats to an order. Seats that could be sold stay sold when others could not: the order gives them back.</summary>
    /// <returns>The seats that are gone.</returns>
    public async Task<IReadOnlyList<string>> SellAsync(SellHold command)
    {
        var answers = await OrReload(Task.WhenAll(command.Seats.Select(seat =>
            Seat(seat.Seat).Sell(Sale(command, seat)))));

        var refused = new List<string>();
        foreach (var (seat, answer) in command.Seats.Zip(answers))
        {
            if (answer.Ok) cart.Sold(seat.Seat, command.HoldId, command.OrderId, answer);
            else refused.Add(seat.Seat);
        }

        return refused;
    }

    /// <summary>Gives the seats of an order back, but those whose tickets were used: these stay sold.</summary>
    /// <returns>The seats whose tickets were used.</returns>
    public async Task<IReadOnlyList<string>> GiveBackAsync(string orderId, IReadOnlyList<string> seats)
    {
        var answers = await OrReload(Task.WhenAll(seats.Select(seat => Seat(seat).Return(orderId))));
        var used = new List<string>();
        foreach (var (seat, answer) in seats.Zip(answers))
        {
            if (answer.Result == SeatResult.Used) used.Add(seat);
            else cart.Returned(seat, orderId);
        }

        return used;
    }

    /// <summary>Which seats of a sale somebody else has by now. Changes nothing.</summary>
    public async Task<IReadOnlyList<string>> FindGoneAsync(SellHold command)
    {
        var answers = await Task.WhenAll(command.Seats.Select(seat => Seat(seat.Seat).WouldSell(Sale(command, seat))));
        return [.. command.Seats.Zip(answers).Where(static at => !at.Second).Select(static at => at.First.Seat)];
    }

    private async Task WithdrawAsync(string holdId, List<(string Seat, long Version)> seats)
    {
        await OrReload(Task.WhenAll(seats.Select(at => Seat(at.Seat).Withdraw(holdId, at.Version))));
        foreach (var (seat, _) in seats) cart.Left(seat, holdId);
    }

    private async Task ReleaseAsync(string holdId, List<(string Seat, long Version)> seats)
    {
        await OrReload(Task.WhenAll(seats.Select(at => Seat(at.Seat).Release(holdId, at.Version))));
        foreach (var (seat, _) in seats) cart.Left(seat, holdId);
    }

    private static HoldSeat Told(HoldSeat terms, HeldSeat offer) => terms with { Grade = offer.Grade, Price = offer.Price };

    private SellSeat Sale(SellHold command, HeldSeat seat) => new(command.HoldId, command.OrderId, buyer, seat.Grade, seat.Price);

    private ISeatGrain Seat(string seat) => grains.GetSeat(performance, seat);

    private async Task<T> OrReload<T>(Task<T> calls)
    {
        try
        {
            return await calls;
        }
        catch
        {
            forget();
            throw;
        }
    }
}
