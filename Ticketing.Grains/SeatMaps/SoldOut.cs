using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.SeatMaps;

/// <summary>Tells what is left of a performance, and so whether it is sold out. Pure.</summary>
public static class SoldOut
{
    /// <summary>Whether no seat of any grade with a price is free or held. A held seat counts as left, because it may become free again.</summary>
    /// <param name="info">The performance.</param>
    /// <param name="count">How many seats of a category have a status.</param>
    public static bool Is(PerformanceInfo info, Func<int, SeatStatus, int> count) => Left(info, count) == SeatsLeft.None;

    /// <summary>What is left of the seats of all grades with a price.</summary>
    /// <param name="info">The performance.</param>
    /// <param name="count">How many seats of a category have a status.</param>
    public static SeatsLeft Left(PerformanceInfo info, Func<int, SeatStatus, int> count)
    {
        var left = SeatsLeft.None;
        for (var category = 0; category < info.Plan.Categories.Count; category++)
        {
            if (!info.Prices.ContainsKey(info.Plan.Categories[category].Name)) continue;
            if (count(category, SeatStatus.Available) > 0) return SeatsLeft.Some;
            if (count(category, SeatStatus.Held) > 0) left = SeatsLeft.AllHeld;
        }

        return left;
    }
}
