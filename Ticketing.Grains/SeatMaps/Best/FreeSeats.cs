using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>The seats that are free for one request.</summary>
internal readonly struct FreeSeats(SeatMap map, BestAvailableRequest request, Func<int, bool>? exclude)
{
    private readonly SeatingPlan _plan = map.Plan;

    public int Wanted => request.Count;

    public bool IsFree(int seat) => map[seat] == SeatStatus.Available && (exclude is null || !exclude(seat));

    public bool Fits(int seat) => request.Category is not { } category || _plan.CategoryOf(seat) == category;

    /// <summary>
    /// Whether a stretch may have enough seats. The check is cheap, to skip sold-out rows: it ignores excluded seats and looks at no single seat.
    /// </summary>
    public bool MayHold(in Stretch stretch, int atLeast) =>
        (request.Zone is not { } zone || stretch.Zone == zone)
        && (request.Category is not { } category || stretch.OnlyCategory < 0 || stretch.OnlyCategory == category)
        && map.CountAvailable(stretch.Start, stretch.Count) >= atLeast;
}
