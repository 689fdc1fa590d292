using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;

namespace Ticketing.Grains.WaitingRooms.Sales;

/// <summary>What a room hears of the sale behind it.</summary>
/// <param name="Sale">How the sale stands.</param>
/// <param name="Opening">When the sale opens; null for a performance that is not there any more.</param>
internal sealed record SaleNews(RoomSale Sale, SaleOpening? Opening)
{
    /// <summary>The performance was called off.</summary>
    public static readonly SaleNews Cancelled = new(RoomSale.Cancelled, null);

    /// <summary>The news of a performance. Only while the sale runs does it count how many seats are left.</summary>
    public static SaleNews Of(PerformanceRow row, SeatsLeft left, DateTimeOffset now) => new(
        PerformanceStatus.Of(row, now, isSoldOut: left == SeatsLeft.None) switch
        {
            SaleStatus.Closed => RoomSale.Closed,
            SaleStatus.SoldOut => RoomSale.SoldOut,
            SaleStatus.OnSale when left == SeatsLeft.AllHeld => RoomSale.AllHeld,
            _ => RoomSale.SeatsLeft,
        },
        new SaleOpening(row.SaleOpensAt, row.Version));
}
