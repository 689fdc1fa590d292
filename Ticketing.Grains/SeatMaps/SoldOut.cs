using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.SeatMaps;

/// <summary>Tells whether a performance is sold out. Pure.</summary>
public static class SoldOut
{
    /// <summary>Whether no seat of any grade with a price is free or held. A held seat counts as left, because it may become free again.</summary>
    /// <param name="info">The performance.</param>
    /// <param name="count">How many seats of a category have a status.</param>
    public static bool Is(PerformanceInfo info, Func<int, SeatStatus, int> count)
    {
        for (var category = 0; category < info.Plan.Categories.Count; category++)
        {
            if (!info.Prices.ContainsKey(info.Plan.Categories[category].Name)) continue;
            if (count(category, SeatStatus.Available) + count(category, SeatStatus.Held) > 0) return false;
        }

        return true;
    }
}
