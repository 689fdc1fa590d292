using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>The rows of a performance that go together in one commit. Pure.</summary>
internal static class PerformanceWrites
{
    /// <summary>The performance, and those of its prices that are new, changed or gone.</summary>
    /// <param name="next">The performance as it is to be.</param>
    /// <param name="wanted">Its prices as they are to be.</param>
    /// <param name="prices">Its price rows as they are now.</param>
    public static IEnumerable<RowWrite> Of(PerformanceRow next, IReadOnlyList<GradePrice> wanted, IReadOnlyList<GradePriceRow> prices)
    {
        yield return next;
        var byGrade = prices.ToDictionary(row => row.Grade, StringComparer.Ordinal);
        foreach (var (grade, price) in wanted)
        {
            if (!byGrade.Remove(grade, out var row)) yield return new GradePriceRow(next.Performance, grade, price) { Version = 1 };
            else if (row.Price != price) yield return row with { Price = price, Version = row.Version + 1 };
        }

        foreach (var row in byGrade.Values) yield return RowWrite.Remove(row);
    }
}
