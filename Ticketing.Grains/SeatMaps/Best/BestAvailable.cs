using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Map;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>Chooses seats for people who want to sit together, for one plan and one order of its categories.</summary>
/// <remarks>
/// Among all blocks of neighbours that match the request, blocks that leave no single seat alone come first. Among these
/// the better category comes first, then the row nearer to the front, then the block nearer to the middle of its row.
/// If there is no block, the group is split in two groups near each other. If that is impossible too, any seats are
/// picked, so a sale is never refused while enough seats are left. Immutable; the result depends on the arguments alone.
/// </remarks>
public sealed class BestAvailable
{
    private readonly SeatingPlan _plan;
    private readonly PickOrder _order;

    /// <summary>Prepares the order of the seats. This costs milliseconds, so keep the object as long as the performance is in memory.</summary>
    /// <param name="plan">The seats.</param>
    /// <param name="preference">The rank of every category of the plan; smaller is better, and equal ranks are allowed.</param>
    /// <exception cref="ArgumentException">The number of ranks is not the number of categories.</exception>
    public BestAvailable(SeatingPlan plan, IReadOnlyList<int> preference) =>
        (_plan, _order) = (plan, new PickOrder(plan, preference));

    /// <summary>Picks seats.</summary>
    /// <param name="map">The seat map; it must be of the same plan.</param>
    /// <param name="request">The seats that are wanted.</param>
    /// <param name="exclude">Free seats that must not be picked, for example seats just offered to others; null for none.</param>
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
                    // Standing places need not be consecutive, so the result cannot be rebuilt from the key as below. Return it
                    // at once: by the order of the stretches no better block can follow.
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
