using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>What a request for seats must fulfil before any seat is asked. Pure.</summary>
public static class CartRules
{
    /// <summary>Why the request is refused, or null.</summary>
    /// <param name="command">The request.</param>
    /// <param name="info">The performance.</param>
    /// <param name="count">Seats the buyer holds and owns, without those of this very hold.</param>
    /// <param name="endedEntry">The last of the buyer's entries that is over.</param>
    /// <param name="now">The time.</param>
    public static Refusal? WhyNot(HoldSeats command, PerformanceInfo info, int count, long endedEntry, DateTimeOffset now) =>
        info.WhyNotOnSale(now)
        ?? WhyNoEntry(command.Entry, info, endedEntry, now)
        ?? WhyNotThese(command, info)
        ?? WhyTooMany(command.Seats?.Count ?? command.Best!.Count, info.Row.SeatLimit, count);

    /// <summary>Why the entry does not admit to this performance now, or null.</summary>
    public static Refusal? WhyNoEntry(EntryToken? token, PerformanceInfo info, long endedEntry, DateTimeOffset now)
    {
        if (!info.Row.HasWaitingRoom) return null;
        if (token is not { } entry) return Refusals.EntryRequired(info.Row.Performance);
        if (entry.ExpiresAt <= now) return Refusals.EntryInvalid($"The entry ended at {entry.ExpiresAt:O}.");
        return entry.Admission <= endedEntry ? Refusals.EntryInvalid("The entry was given back.") : null;
    }

    private static Refusal? WhyNotThese(HoldSeats command, PerformanceInfo info)
    {
        if (command.Seats is not { } seats)
        {
            var count = command.Best?.Count ?? 0;
            return count is > 0 and <= BestAvailableRequest.MaxCount
                ? null
                : Refusals.Invalid($"Ask for 1 to {BestAvailableRequest.MaxCount} of the best seats.");
        }

        if (seats.Count is 0 or > PerformanceLimits.MaxSeatLimit) return Refusals.Invalid($"Name 1 to {PerformanceLimits.MaxSeatLimit} seats.");
        if (seats.Count > 1 && seats.Distinct(StringComparer.Ordinal).Count() != seats.Count) return Refusals.Invalid("A seat is named twice.");

        var unknown = seats.Where(seat => !info.Plan.TryIndexOf(seat, out _)).ToList();
        if (unknown.Count > 0) return new Refusal(RefusalCode.UnknownSeats, "The performance has no such seats.", unknown);

        var unpriced = seats.Where(seat => !info.IsPriced(seat)).ToList();
        return unpriced.Count > 0 ? Refusals.SeatsTaken(unpriced) : null;
    }

    /// <summary>Why the buyer would have too many seats, or null.</summary>
    public static Refusal? WhyTooMany(int wanted, int limit, int count) => wanted + count <= limit
        ? null
        : new Refusal(RefusalCode.SeatLimit, $"At most {limit} seats a person; you hold or own {count} and asked for {wanted}.");
}
