using Ticketing.Grains.Seats;

namespace Ticketing.Grains.Carts;

/// <summary>
/// What a buyer holds and owns in one performance, as far as the seats have told. Pure; the seats' rows are the truth,
/// and the cart is their only caller for this buyer, so it knows what they know.
/// </summary>
public sealed class Cart
{
    private readonly SortedDictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>A seat of the buyer's.</summary>
    /// <param name="HoldId">The hold it is or was in.</param>
    /// <param name="Until">When the hold ends; null once it is owned.</param>
    /// <param name="Extended">Whether the hold was extended.</param>
    /// <param name="OrderId">The order that owns it.</param>
    /// <param name="Version">The version of the seat's row.</param>
    /// <param name="Grade">The grade that its hold told; null when the release before made the hold.</param>
    /// <param name="Price">The price in won that its hold told; null as the grade is.</param>
    private sealed record Place(string HoldId, DateTimeOffset? Until, bool Extended, string? OrderId, long Version, string? Grade = null, long? Price = null)
    {
        public bool IsHeld(string holdId, DateTimeOffset now) => OrderId is null && HoldId == holdId && Until > now;

        public bool Counts(DateTimeOffset now) => OrderId is not null || Until > now;
    }

    /// <summary>The seats owned, by id.</summary>
    public IReadOnlyList<string> Owned => _places.Where(at => at.Value.OrderId is not null).Select(at => at.Key).ToArray();

    /// <summary>Whether nothing is held or owned at a time.</summary>
    public bool IsEmpty(DateTimeOffset now) => !_places.Values.Any(place => place.Counts(now));

    /// <summary>Forgets everything and takes what the seats' rows tell.</summary>
    public void Load(IEnumerable<SeatRow> rows)
    {
        _places.Clear();
        foreach (var row in rows)
        {
            var owner = row.Status == SeatStatus.Sold ? row.OrderId : null;
            _places[row.Seat] = new Place(row.HoldId!, row.Until, row.Extended, owner, row.Version, row.Grade, row.Price);
        }
    }

    /// <summary>What is known of a hold, which may not run or not exist.</summary>
    public KnownHold Look(string holdId, DateTimeOffset now)
    {
        if (_places.Count == 0) return new KnownHold(holdId, [], 0);

        var seats = new List<KnownSeat>();
        var others = 0;
        foreach (var (seat, place) in _places)
        {
            if (place.IsHeld(holdId, now)) seats.Add(new KnownSeat(seat, place.Version, place.Until!.Value, place.Extended, place.Grade, place.Price));
            else if (place.Counts(now)) others++;
        }

        return new KnownHold(holdId, seats, others);
    }

    /// <summary>The holds that run.</summary>
    public IReadOnlyList<KnownHold> Running(DateTimeOffset now) =>
    [
        .. _places.Values.Where(place => place.OrderId is null && place.Until > now)
            .Select(place => place.HoldId).Distinct(StringComparer.Ordinal).Select(holdId => Look(holdId, now)),
    ];

    /// <summary>Whether all seats of a sale are the buyer's already: in the running hold, or sold to the order by an earlier attempt.</summary>
    public bool Covers(SellHold sale, DateTimeOffset now) => sale.Seats.All(seat =>
        _places.TryGetValue(seat.Seat, out var place) && (place.OrderId == sale.OrderId || place.IsHeld(sale.HoldId, now)));

    /// <summary>How many seats count against the limit besides those that are or were in this hold, sold ones included.</summary>
    public int CountBeside(string holdId, DateTimeOffset now) =>
        _places.Values.Count(place => place.HoldId != holdId && place.Counts(now));

    /// <summary>A seat was held.</summary>
    public void Held(string seat, HoldSeat terms, SeatAnswer answer) =>
        _places[seat] = new Place(terms.HoldId, answer.Until, false, null, answer.Version, terms.Grade, terms.Price);

    /// <summary>The hold of a seat was extended. The seat keeps its grade and price.</summary>
    public void Extended(string seat, SeatAnswer answer)
    {
        if (_places.TryGetValue(seat, out var place)) _places[seat] = place with { Until = answer.Until, Extended = true, Version = answer.Version };
    }

    /// <summary>A seat was sold to the buyer's order.</summary>
    public void Sold(string seat, string holdId, string orderId, SeatAnswer answer) =>
        _places[seat] = new Place(holdId, null, false, orderId, answer.Version);

    /// <summary>A seat is no longer in a hold. A seat that is in another hold, or owned, stays.</summary>
    public void Left(string seat, string holdId)
    {
        if (_places.TryGetValue(seat, out var place) && place.OrderId is null && place.HoldId == holdId) _places.Remove(seat);
    }

    /// <summary>A seat went back from an order.</summary>
    public void Returned(string seat, string orderId)
    {
        if (_places.TryGetValue(seat, out var place) && place.OrderId == orderId) _places.Remove(seat);
    }
}
