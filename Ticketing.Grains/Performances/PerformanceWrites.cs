using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>Collects the rows of a performance that are written in one commit. Pure.</summary>
internal static class PerformanceWrites
{
    /// <summary>The performance's row, and its price rows that are new, changed or removed.</summary>
    /// <param name="next">The new row of the performance.</param>
    /// <param name="wanted">The new prices.</param>
    /// <param name="prices">The current price rows.</param>
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
