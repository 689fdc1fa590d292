using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.Carts;

/// <summary>
/// What a buyer holds and owns in one performance, as far as the seats have told. Pure; the seats' rows are the truth,
/// and the cart is their only caller for this buyer, so it knows what they know.
/// </summary>
public sealed class Cart(string performance)
{
    private readonly SortedDictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>A seat of the buyer's.</summary>
    /// <param name="HoldId">The hold it is or was in.</param>
    /// <param name="Until">When the hold ends; null once it is owned.</param>
    /// <param name="Extended">Whether the hold was extended.</param>
    /// <param name="OrderId">The order that owns it.</param>
    /// <param name="Version">The version of the seat's row.</param>
    private sealed record Place(string HoldId, DateTimeOffset? Until, bool Extended, string? OrderId, long Version);

    /// <summary>The cart that the seats' rows tell of.</summary>
    public static Cart FromRows(string performance, IEnumerable<SeatRow> rows)
    {
        var cart = new Cart(performance);
        foreach (var row in rows)
        {
            var owner = row.Status == SeatStatus.Sold ? row.OrderId : null;
            cart.places[row.Seat] = new Place(row.HoldId!, row.Until, row.Extended, owner, row.Version);
        }

        return cart;
    }

    /// <summary>How many seats count against the limit now, not counting those of <paramref name="exceptHold"/>.</summary>
    public int Count(DateTimeOffset now, string exceptHold) =>
        places.Values.Count(place => place.OrderId is not null || (place.Until > now && place.HoldId != exceptHold));

    /// <summary>How many seats count against the limit besides those that are or were in this hold.</summary>
    public int CountBeside(string holdId, DateTimeOffset now) =>
        places.Values.Count(place => place.HoldId != holdId && (place.OrderId is not null || place.Until > now));

    /// <summary>Whether all seats of a sale are the buyer's already: in the running hold, or sold to the order by an earlier try.</summary>
    public bool Covers(SellHold sale, DateTimeOffset now) => sale.Seats.All(seat =>
        places.TryGetValue(seat.Seat, out var place) && (place.OrderId == sale.OrderId || IsHeld(place, sale.HoldId, now)));

    /// <summary>The seats of a hold that runs, with the row versions known.</summary>
    public IReadOnlyList<(string Seat, long Version)> SeatsOf(string holdId, DateTimeOffset now) =>
        places.Count == 0 ? [] : [.. places.Where(at => IsHeld(at.Value, holdId, now)).Select(at => (at.Key, at.Value.Version))];

    /// <summary>When a hold that runs ends; null when it does not.</summary>
    public DateTimeOffset? EndOf(string holdId, DateTimeOffset now) =>
        places.Values.Where(place => IsHeld(place, holdId, now)).Min(place => place.Until);

    /// <summary>The ids of the holds that run.</summary>
    public IReadOnlyList<string> HoldIds(DateTimeOffset now) =>
        [.. places.Values.Where(place => place.OrderId is null && place.Until > now).Select(place => place.HoldId).Distinct(StringComparer.Ordinal)];

    /// <summary>The seats owned.</summary>
    public IReadOnlyList<string> Owned => places.Where(at => at.Value.OrderId is not null).Select(at => at.Key).ToArray();

    /// <summary>A hold that runs, with today's prices, or null.</summary>
    public Hold? Describe(string holdId, PerformanceInfo info, DateTimeOffset now)
    {
        var seats = places.Where(at => IsHeld(at.Value, holdId, now)).ToList();
        if (seats.Count == 0) return null;

        var offers = seats.ConvertAll(at => ToHeldSeat(at.Key, info));
        return new Hold(
            holdId,
            performance,
            offers,
            offers.Sum(seat => seat.Price),
            seats.Min(at => at.Value.Until!.Value),
            seats.TrueForAll(at => at.Value.Extended),
            now);
    }

    /// <summary>A seat as it is offered.</summary>
    public static HeldSeat ToHeldSeat(string seat, PerformanceInfo info)
    {
        var (grade, price) = info.Offer(seat);
        return new HeldSeat(seat, grade, price);
    }

    /// <summary>A seat was held, or its hold extended.</summary>
    public void Held(string seat, string holdId, bool extended, SeatAnswer answer) =>
        places[seat] = new Place(holdId, answer.Until, extended, null, answer.Version);

    /// <summary>A seat was sold to the buyer's order.</summary>
    public void Sold(string seat, string holdId, string orderId, SeatAnswer answer) =>
        places[seat] = new Place(holdId, null, false, orderId, answer.Version);

    /// <summary>A seat is the buyer's no more.</summary>
    public void Gone(string seat) => places.Remove(seat);

    /// <summary>A seat went back from an order.</summary>
    public void Returned(string seat, string orderId)
    {
        if (places.TryGetValue(seat, out var place) && place.OrderId == orderId) places.Remove(seat);
    }

    private static bool IsHeld(Place place, string holdId, DateTimeOffset now) =>
        place.OrderId is null && place.HoldId == holdId && place.Until > now;
}
