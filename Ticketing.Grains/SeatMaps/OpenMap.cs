using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.SeatMaps;

/// <summary>One life of a performance's map: the plan it is of, the seats, what they told lately, and the sets of seats that are on offer.</summary>
/// <param name="info">The performance, with its plan.</param>
/// <param name="epoch">Names this life.</param>
internal sealed class OpenMap(PerformanceInfo info, string epoch)
{
    // More changes than this do not wait for the time.
    private const int MaxGathered = 4_096;

    private readonly List<SeatUpdate> _gathered = [];

    // Seats of which the newest gathered word may be that they are taken.
    private readonly HashSet<int> _taken = [];
    private readonly SeatOffers _offers = new();
    // By category, whether the performance sells it; made anew when the prices were read anew, because a pick looks at thousands of seats.
    private bool[] _isPriced = [];
    private PerformanceInfo? _pricedBy;

    private readonly BestAvailable _best = new(info.Plan, [.. Enumerable.Range(0, info.Plan.Categories.Count)]);

    /// <summary>The seats.</summary>
    public SeatMap Map { get; } = new(info.Plan, epoch);

    /// <summary>The plan the map is of.</summary>
    public string PlanId => info.Row.PlanId;

    /// <summary>Whether so much is gathered that it is published at once.</summary>
    public bool IsFull => _gathered.Count >= MaxGathered;

    /// <summary>Whether words of seats wait to be published.</summary>
    public bool HasGathered => _gathered.Count > 0;

    /// <summary>Takes a seat's word, to be published with others; false when the plan has no such seat.</summary>
    public bool Gather(SeatChanged change)
    {
        if (!info.Plan.TryIndexOf(change.Seat, out var index)) return false;
        _gathered.Add(new SeatUpdate(index, change.Status, change.Version));
        if (change.Status != SeatStatus.Available) _taken.Add(index);
        return true;
    }

    /// <summary>What the gathered words have changed, or null.</summary>
    public SeatMapDelta? ApplyGathered()
    {
        if (_gathered.Count == 0) return null;
        var delta = Map.Apply(_gathered);
        _gathered.Clear();
        _taken.Clear();
        return delta;
    }

    /// <summary>Reads the rows of all touched seats, and gives what they have changed.</summary>
    /// <exception cref="StoreUnavailableException">A page could not be read; what was read before it counts.</exception>
    public async Task<List<SeatMapDelta>> ReadAsync(IRowStore store)
    {
        var deltas = new List<SeatMapDelta>();
        for (var after = ""; ;)
        {
            var query = new SeatsOfPerformance(info.Row.Performance, after);
            var rows = await store.ReadAsync(query);
            if (Map.Apply([.. rows.Select(ToUpdate)]) is { } delta) deltas.Add(delta);
            if (rows.Count < query.Limit) return deltas;
            after = rows[^1].Seat;
        }
    }

    /// <summary>
    /// The best free seats for a wish; each caller is offered different ones for a moment. Seats that were taken since the last
    /// publication are passed over, and seats that became free since then are not seen yet.
    /// </summary>
    /// <param name="wish">The wish.</param>
    /// <param name="current">The performance as it is now; its prices may have changed since this map was opened.</param>
    /// <param name="now">The time.</param>
    public Outcome<SeatOffer> Pick(BestSeatsWish wish, PerformanceInfo current, DateTimeOffset now)
    {
        if (!TryUnderstand(wish, out var request)) return Refusals.Invalid("The performance has no such grade or zone.");
        _offers.Expire(now);
        var isPriced = PricedIn(current);
        var pick = _best.Pick(Map, request, seat => _offers.Contains(seat) || IsGone(seat));

        // Seats that are only on offer are not gone: at the end of a sale it is better to run for the same than to be refused.
        if (pick.Seats.Count == 0) pick = _best.Pick(Map, request, IsGone);
        if (pick.Seats.Count == 0) return Refusals.NoSeatsLeft;
        _offers.Add(pick.Seats, now);
        return new SeatOffer(pick.Seats.Select(info.Plan.SeatId).ToArray());

        bool IsGone(int seat) => !isPriced[info.Plan.CategoryOf(seat)] || _taken.Contains(seat);
    }

    private bool[] PricedIn(PerformanceInfo current)
    {
        if (!ReferenceEquals(_pricedBy, current))
            (_pricedBy, _isPriced) = (current, [.. info.Plan.Categories.Select(category => current.Prices.ContainsKey(category.Name))]);
        return _isPriced;
    }

    private SeatUpdate ToUpdate(SeatRow row) => info.Plan.TryIndexOf(row.Seat, out var index)
        ? new SeatUpdate(index, row.Status, row.Version)
        : throw new InvalidOperationException($"The plan of {row.Performance} has no seat {row.Seat}.");

    private bool TryUnderstand(BestSeatsWish wish, out BestAvailableRequest request)
    {
        int? category = null, zone = null;
        request = new BestAvailableRequest(wish.Count);
        if (wish.Grade is not null)
        {
            if (!info.Plan.TryCategory(wish.Grade, out var index) && !info.Plan.TryCategory(TypedText.Stored(wish.Grade), out index)) return false;
            category = index;
        }

        if (wish.Zone is not null)
        {
            if (!info.Plan.TryZone(wish.Zone, out var index) && !info.Plan.TryZone(TypedText.Stored(wish.Zone), out index)) return false;
            zone = index;
        }

        request = request with { Category = category, Zone = zone };
        return true;
    }
}
