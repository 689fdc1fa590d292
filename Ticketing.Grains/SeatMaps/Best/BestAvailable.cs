using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Map;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>Chooses seats for people who want to sit together, for one plan and one order of its categories.</summary>
/// <remarks>
/// Of all blocks of neighbours in the filter, those that leave no single seat alone come first; among them the better
/// category, then the row nearer to the front, then the block nearer to the middle of its row. If there is no block,
/// two near groups; if there are none, any seats: the last possible sale is never refused. Immutable; the result
/// depends on the arguments alone.
/// </remarks>
public sealed class BestAvailable
{
    private readonly SeatingPlan _plan;
    private readonly PickOrder _order;

    /// <summary>Prepares the order of the seats; costs milliseconds, so keep it for the performance.</summary>
    /// <param name="plan">The seats.</param>
    /// <param name="preference">Rank of every category of the plan, smaller is better; equal ranks are allowed.</param>
    /// <exception cref="ArgumentException">Not one rank per category.</exception>
    public BestAvailable(SeatingPlan plan, IReadOnlyList<int> preference) =>
        (_plan, _order) = (plan, new PickOrder(plan, preference));

    /// <summary>Picks seats.</summary>
    /// <param name="map">What is free; it must be of the same plan.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="exclude">Seats not to offer although free, for example those just offered to others; null for none.</param>
    /// <returns>Exactly as many seats as wanted, or none with <see cref="PickQuality.None"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Count, category or zone are not of this plan.</exception>
    /// <exception cref="ArgumentException">The map is of another plan.</exception>
    public BestAvailablePick Pick(SeatMap map, BestAvailableRequest request, Func<int, bool>? exclude = null)
    {
        Check(map, request);
        var free = new FreeSeats(map, request, exclude);
        var best = BlockKey.None;
        foreach (ref readonly var stretch in _order.BestFirst.AsSpan())
        {
            if (stretch.LowestKey > best)
                break;
            if (!free.MayHold(stretch, request.Count))
                continue;
            if (stretch.IsStanding)
            {
                if (StandingPlaces(free, stretch) is { } places)
                {
                    // Its key has the first place, but places need not be consecutive: no better block may follow.
                    var key = BlockKey.Of(0, stretch.BestRank, false, stretch.RowOrder, 0, places[0]);
                    if (key < best)
                        return new BestAvailablePick(PickQuality.Adjacent, places);
                }
                continue;
            }
            best = Math.Min(best, AdjacentBlocks.Best(free, stretch, _plan, _order));
        }
        if (best != BlockKey.None)
        {
            var seats = Enumerable.Range(BlockKey.Start(best), request.Count).ToArray();
            return new BestAvailablePick(
                BlockKey.LeavesOrphan(best) ? PickQuality.AdjacentLeavingOrphan : PickQuality.Adjacent, seats);
        }
        return ApartSeats.Pick(free, _order, _plan);
    }

    private static int[]? StandingPlaces(in FreeSeats free, in Stretch zone)
    {
        var places = new int[free.Wanted];
        var found = 0;
        for (var place = zone.Start; place < zone.End && found < places.Length; place++)
        {
            if (free.Fits(place) && free.IsFree(place))
                places[found++] = place;
        }
        return found == places.Length ? places : null;
    }

    private void Check(SeatMap map, BestAvailableRequest request)
    {
        if (!ReferenceEquals(map.Plan, _plan))
            throw new ArgumentException($"The map is of plan {map.Plan.Name}, not {_plan.Name}.", nameof(map));
        if (request.Count is < 1 or > BestAvailableRequest.MaxCount
            || (uint)request.Category.GetValueOrDefault() >= (uint)_plan.Categories.Count
            || (uint)request.Zone.GetValueOrDefault() >= (uint)_plan.Zones.Count)
            throw new ArgumentOutOfRangeException(nameof(request), $"{request} does not fit plan {_plan.Name}.");
    }
}
