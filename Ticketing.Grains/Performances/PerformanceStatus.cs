namespace Ticketing.Grains.Performances;

/// <summary>The status of a performance's sale; derived, never stored.</summary>
public enum SaleStatus : byte
{
    /// <summary>The sale has not opened.</summary>
    BeforeOpen = 0,

    /// <summary>Seats can be held.</summary>
    OnSale = 1,

    /// <summary>The sale is open and no seat is left.</summary>
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
}
