using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>What a request for seats must fulfil before any seat is asked. Pure.</summary>
public static class CartRules
{
    /// <summary>The hold lasts as long as its entry allows already.</summary>
    public static readonly Refusal EntryIsTooShort = Refusals.EntryInvalid("The entry lets the hold last no longer.");

    /// <summary>
    /// Judges a request. The seats that it names come back with grade and price, by id, so that nobody looks them up again; none come back for
    /// a wish for the best seats, which the map has yet to find.
    /// </summary>
    /// <param name="command">The request.</param>
    /// <param name="info">The performance.</param>
    /// <param name="count">Seats the buyer holds and owns, without those of this very hold.</param>
    /// <param name="endedEntry">The last of the buyer's entries that is over.</param>
    /// <param name="now">The time.</param>
    public static Outcome<HeldSeat[]> Judge(HoldSeats command, PerformanceInfo info, int count, long endedEntry, DateTimeOffset now)
    {
        if ((info.WhyNotOnSale(now) ?? WhyNotVerified(command, info) ?? WhyNoEntry(command.Entry, info, endedEntry, now)) is { } closed) return closed;

        var offers = command.Seats is { } seats ? OfferNamed(seats, info) : OfferBest(command.Best?.Count ?? 0);
        if (!offers.Ok) return offers;
        return WhyTooMany(command.Seats?.Count ?? command.Best!.Count, info.Row.SeatLimit, count) is { } tooMany ? tooMany : offers;
    }

    /// <summary>Why the buyer's e-mail address does not do for this performance, or null.</summary>
    public static Refusal? WhyNotVerified(HoldSeats command, PerformanceInfo info) => command.IsEmailVerified || !info.Row.VerifiedEmailOnly
        ? null
        : new Refusal(RefusalCode.EmailUnverified, "This performance is sold to people with a verified e-mail address: verify yours, refresh the session, and hold again.");

    /// <summary>Why the entry does not admit to this performance now, or null.</summary>
    public static Refusal? WhyNoEntry(EntryToken? token, PerformanceInfo info, long endedEntry, DateTimeOffset now)
    {
        if (!info.Row.HasWaitingRoom) return null;
        if (token is not { } entry) return Refusals.EntryRequired(info.Row.Performance);
        if (entry.ExpiresAt <= now) return Refusals.EntryInvalid($"The entry ended at {entry.ExpiresAt:O}.");
        return entry.Admission <= endedEntry ? Refusals.EntryInvalid("The entry was given back.") : null;
    }

    /// <summary>
    /// Why the entry does not admit to ordering or extending a hold, or null. An entry lasts as long as the hold that it gave, so an entry that
    /// would be over still admits to a running hold that it may have given.
    /// </summary>
    /// <param name="hold">The hold.</param>
    /// <param name="token">The entry.</param>
    /// <param name="info">The performance.</param>
    /// <param name="endedEntry">The last of the buyer's entries that is over.</param>
    /// <param name="beyond">The most by which a hold may outlast its entry.</param>
    /// <param name="now">The time.</param>
    public static Refusal? WhyNoEntryFor(
        KnownHold hold, EntryToken? token, PerformanceInfo info, long endedEntry, TimeSpan beyond, DateTimeOffset now)
    {
        var lasts = token is { } entry && hold.IsRunning && hold.Until <= entry.ExpiresAt + beyond;
        return WhyNoEntry(token, info, endedEntry, lasts ? DateTimeOffset.MinValue : now);
    }

    /// <summary>When a hold ends that should last until a time: no later than its entry allows.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset wanted, EntryToken? token, PerformanceInfo info, TimeSpan beyond) =>
        info.Row.HasWaitingRoom && token is { } entry && wanted > entry.ExpiresAt + beyond ? entry.ExpiresAt + beyond : wanted;

    /// <summary>Why the buyer would have too many seats, or null.</summary>
    public static Refusal? WhyTooMany(int wanted, int limit, int count) => wanted + count <= limit
        ? null
        : new Refusal(RefusalCode.SeatLimit, $"At most {limit} seats a person; you hold or own {count} and asked for {wanted}.", Facts: new RefusalFacts { SeatLimit = limit, SeatCount = count });

    /// <summary>Why a hold cannot be extended, or null.</summary>
    public static Refusal? WhyNotExtend(KnownHold hold)
    {
        if (!hold.IsRunning) return Refusals.HoldEnded(hold.HoldId);
        return hold.Extended ? new Refusal(RefusalCode.HoldExtended, $"The hold {hold.HoldId} was extended before.") : null;
    }

    /// <summary>The seats with grade and price, by id; refused when one does not exist or is not sold here.</summary>
    public static Outcome<HeldSeat[]> Offer(IReadOnlyList<string> seats, PerformanceInfo info)
    {
        var offers = new HeldSeat[seats.Count];
        List<string>? unknown = null, unpriced = null;
        for (var at = 0; at < offers.Length; at++)
        {
            var seat = seats[at];
            if (!info.Plan.TryIndexOf(seat, out var index)) (unknown ??= []).Add(seat);
            else if (info.TryOffer(index, out var grade, out var price)) offers[at] = new HeldSeat(seat, grade, price);
            else (unpriced ??= []).Add(seat);
        }

        if (unknown is not null) return new Refusal(RefusalCode.UnknownSeats, "The performance has no such seats.", unknown);
        if (unpriced is not null) return Refusals.SeatsTaken(unpriced);
        Array.Sort(offers, static (one, other) => string.CompareOrdinal(one.Seat, other.Seat));
        return offers;
    }

    /// <summary>A seat that is held or owned, as it is offered today.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such seat, or its grade no price; nobody can hold such a seat.</exception>
    public static HeldSeat OfferOf(string seat, PerformanceInfo info)
    {
        var (grade, price) = info.Offer(seat);
        return new HeldSeat(seat, grade, price);
    }

    /// <summary>A hold that is over, and seats of which somebody else has some by now.</summary>
    public static Refusal SeatsAreGone(IReadOnlyList<string> seats) =>
        new(RefusalCode.SeatsTaken, "The hold is over and somebody else has these seats; nothing was charged.", seats);

    private static Outcome<HeldSeat[]> OfferBest(int count) => count is > 0 and <= BestAvailableRequest.MaxCount
        ? Array.Empty<HeldSeat>()
        : Refusals.Invalid($"Ask for 1 to {BestAvailableRequest.MaxCount} of the best seats.");

    private static Outcome<HeldSeat[]> OfferNamed(IReadOnlyList<string> seats, PerformanceInfo info)
    {
        if (seats.Count is 0 or > PerformanceLimits.MaxSeatLimit) return Refusals.Invalid($"Name 1 to {PerformanceLimits.MaxSeatLimit} seats.");
        return seats.Count > 1 && seats.Distinct(StringComparer.Ordinal).Count() != seats.Count
            ? Refusals.Invalid("A seat is named twice.")
            : Offer(seats, info);
    }
}
