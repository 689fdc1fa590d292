using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Performances;

/// <summary>The rows of a performance that go together in one commit. Pure.</summary>
internal static class PerformanceWrites
{
    /// <summary>The performance and what of its prices is new, changed or gone.</summary>
    /// <param name="booking">What it is to be.</param>
    /// <param name="venueId">Where.</param>
    /// <param name="prices">Its price rows as they are now.</param>
    public static IEnumerable<RowWrite> Of(BookTime booking, string venueId, IReadOnlyList<GradePriceRow> prices)
    {
        var draft = booking.Draft;
        yield return new PerformanceRow(
            booking.Performance,
            booking.ShowId,
            venueId,
            booking.PlanId,
            booking.Owner,
            draft.StartsAt.ToUniversalTime(),
            draft.SaleOpensAt.ToUniversalTime(),
            draft.SaleClosesAt.ToUniversalTime(),
            draft.HoldTtl,
            draft.SeatLimit,
            draft.HasWaitingRoom)
        { Version = booking.Version };

        foreach (var write in OfPrices(booking.Performance, draft.Prices, prices)) yield return write;
    }

    private static IEnumerable<RowWrite> OfPrices(string performance, IReadOnlyList<GradePrice> wanted, IReadOnlyList<GradePriceRow> rows)
    {
        var byGrade = rows.ToDictionary(row => row.Grade, StringComparer.Ordinal);
        foreach (var (grade, price) in wanted)
        {
            if (!byGrade.Remove(grade, out var row)) yield return new GradePriceRow(performance, grade, price) { Version = 1 };
            else if (row.Price != price) yield return row with { Price = price, Version = row.Version + 1 };
        }

        foreach (var row in byGrade.Values) yield return RowWrite.Remove(row);
    }
}
