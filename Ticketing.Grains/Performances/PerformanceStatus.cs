using Ticketing.Grains.Seats;

namespace Ticketing.Grains.Performances;

/// <summary>Where the sale of a performance stands; derived, never stored.</summary>
public enum SaleStatus : byte
{
    /// <summary>The sale has not opened.</summary>
    BeforeOpen = 0,

    /// <summary>Seats can be held.</summary>
    OnSale = 1,

    /// <summary>The sale is open and nothing is left of it.</summary>
    SoldOut = 2,

    /// <summary>The sale is over.</summary>
    Closed = 3,
}

/// <summary>Derives the status. Pure.</summary>
public static class PerformanceStatus
{
    /// <summary>The status at a time.</summary>
    public static SaleStatus Of(PerformanceRow row, DateTimeOffset now, bool isSoldOut)
    {
        if (now < row.SaleOpensAt) return SaleStatus.BeforeOpen;
        if (now >= row.SaleClosesAt) return SaleStatus.Closed;
        return isSoldOut ? SaleStatus.SoldOut : SaleStatus.OnSale;
    }

    /// <summary>Whether no seat of any grade with a price is free, or held and perhaps free again.</summary>
    /// <param name="info">The performance.</param>
    /// <param name="counts">Number of seats by category × 4 + status, as <see cref="SeatMapSnapshot.Counts"/>.</param>
    public static bool IsSoldOut(PerformanceInfo info, IReadOnlyList<int> counts)
    {
        for (var category = 0; category < info.Plan.Categories.Count; category++)
        {
            if (!info.Prices.ContainsKey(info.Plan.Categories[category].Name)) continue;
            if (counts[(category * 4) + (int)SeatStatus.Available] + counts[(category * 4) + (int)SeatStatus.Held] > 0) return false;
        }

        return true;
    }
}
