using Ticketing.Grains.Plans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>Splits a group over the two nearest spans of one zone: shortest distance first, then fewest rows apart, then best category.</summary>
internal static class NearestPair
{
    /// <summary>Most pairs that one pick compares, in about a millisecond. After that, the best pair found so far is used.</summary>
    public const int MaxComparisons = 200_000;

    // Rows are about two seat widths apart. A pair that is this many more rows apart than another pair is hardly ever nearer, so it is skipped.
    private const int Reach = 3;

    /// <param name="spans">The free spans of one zone, from front to back.</param>
    /// <param name="wanted">Size of the group.</param>
    /// <param name="plan">The seats.</param>
    /// <param name="budget">Comparisons left for this pick; reduced by each comparison.</param>
    /// <returns>The seats, or null when no two spans hold the group.</returns>
    public static int[]? Find(List<FreeSpan> spans, int wanted, SeatingPlan plan, ref int budget)
    {
        if (!TwoLargestHold(spans, wanted))
            return null;
        var fewestRows = int.MaxValue - Reach;
        (float Distance, int Rows, int Rank) best = (0, 0, 0);
        (FreeSpan A, FreeSpan B)? pair = null;
        for (var i = 0; i < spans.Count; i++)
        {
            for (var j = i + 1; j < spans.Count && budget > 0; j++, budget--)
            {
                var (a, b) = (spans[i], spans[j]);
                var rows = b.RowOrder - a.RowOrder;
                if (rows > fewestRows + Reach)
                    break; // spans are in row order, so all following spans are farther away
                if (a.Count + b.Count < wanted)
                    continue;
                fewestRows = Math.Min(fewestRows, rows);
                var candidate = (Apart(plan, a, b), rows, Math.Max(a.Rank, b.Rank));
                if (pair is null || candidate.CompareTo(best) < 0)
                    (best, pair) = (candidate, (a, b));
            }
        }
        return pair is { } found ? Divide(plan, found.A, found.B, wanted) : null;
    }

    private static bool TwoLargestHold(List<FreeSpan> spans, int wanted)
    {
        var (first, second) = (0, 0);
        foreach (var span in spans)
        {
            if (span.Count > first)
                (first, second) = (span.Count, first);
            else if (span.Count > second)
                second = span.Count;
        }
        return second > 0 && first + second >= wanted;
    }

    private static float Apart(SeatingPlan plan, FreeSpan a, FreeSpan b)
    {
        var x = (plan.X(a.Start) + plan.X(a.Last) - plan.X(b.Start) - plan.X(b.Last)) / 2;
        var y = (plan.Y(a.Start) + plan.Y(a.Last) - plan.Y(b.Start) - plan.Y(b.Last)) / 2;
        return (x * x) + (y * y);
    }

    /// <summary>Divides the group so that the fewest seats and people are left alone; among such divisions the one with the nearest parts.</summary>
    private static int[] Divide(SeatingPlan plan, FreeSpan a, FreeSpan b, int wanted)
    {
        (int Lonely, float Distance) best = (int.MaxValue, 0);
        int[] seats = [];
        for (var inA = Math.Max(1, wanted - b.Count); inA <= Math.Min(a.Count, wanted - 1); inA++)
        {
            var inB = wanted - inA;
            var lonely = Ones(inA, inB, a.Count - inA, b.Count - inB);
            foreach (var startA in (ReadOnlySpan<int>)[a.Start, a.Start + a.Count - inA])
            {
                foreach (var startB in (ReadOnlySpan<int>)[b.Start, b.Start + b.Count - inB])
                {
                    var apart = Apart(plan, a with { Start = startA, Count = inA }, b with { Start = startB, Count = inB });
                    if (seats.Length > 0 && (lonely, apart).CompareTo(best) >= 0)
                        continue;
                    best = (lonely, apart);
                    seats = [.. Enumerable.Range(startA, inA), .. Enumerable.Range(startB, inB)];
                }
            }
        }
        return seats;
    }

    private static int Ones(params ReadOnlySpan<int> values) => values.Count(1);
}
