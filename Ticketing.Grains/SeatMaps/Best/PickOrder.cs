using System.Runtime.InteropServices;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>A run of seats, or all places of a standing zone, with the values by which stretches are compared.</summary>
/// <param name="Zone">Index of the zone.</param>
/// <param name="Start">Index of its first seat.</param>
/// <param name="Count">Number of seats.</param>
/// <param name="IsStanding">Whether it is a standing zone, where all places count as neighbours.</param>
/// <param name="BestRank">Rank of the best category in it.</param>
/// <param name="OnlyCategory">The category when there is only one, else −1.</param>
/// <param name="RowOrder">The row's number from the front; standing zones come after all rows.</param>
/// <param name="RowMiddle">Twice the middle of the whole row, so that the value is a whole number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(
    int Zone, int Start, int Count, bool IsStanding, int BestRank, int OnlyCategory, int RowOrder, int RowMiddle)
{
    public int End => Start + Count;

    /// <summary>A lower bound: no block of this stretch has a smaller key.</summary>
    public ulong LowestKey => BlockKey.Of(orphans: 0, BestRank, mixed: false, RowOrder, middle: 0, start: 0);
}

/// <summary>All stretches of a plan, best first, for one order of the categories. Built once per performance.</summary>
internal sealed class PickOrder
{
    private readonly int[] _rankOfCategory;

    public PickOrder(SeatingPlan plan, IReadOnlyList<int> preference)
    {
        if (preference.Count != plan.Categories.Count)
            throw new ArgumentException($"{preference.Count} ranks for {plan.Categories.Count} categories.", nameof(preference));
        _rankOfCategory = Dense(preference);
        var stretches = Stretches(plan);
        BestFirst = [.. stretches.OrderBy(s => s.LowestKey).ThenBy(s => s.Start)];
        ByZone = [.. stretches.GroupBy(s => s.Zone).OrderBy(z => z.Min(s => s.BestRank)).ThenBy(z => z.Key).Select(z => z.ToArray())];
    }

    public Stretch[] BestFirst { get; }

    /// <summary>The stretches by zone, each from front to back; the zone with the best category comes first.</summary>
    public Stretch[][] ByZone { get; }

    public int RankOf(int category) => _rankOfCategory[category];

    private static int[] Dense(IReadOnlyList<int> preference)
    {
        var ranks = preference.Distinct().Order().ToArray();
        return [.. preference.Select(rank => Array.BinarySearch(ranks, rank))];
    }

    private List<Stretch> Stretches(SeatingPlan plan)
    {
        var stretches = new List<Stretch>(plan.Runs.Length + plan.Zones.Count);
        foreach (var run in plan.Runs)
        {
            var row = plan.Rows[run.Row];
            var (rank, category) = Categories(plan, run.Start, run.Count);
            stretches.Add(new Stretch(
                row.Zone, run.Start, run.Count, false, rank, category, row.OrderInZone, (2 * row.Start) + row.Count - 1));
        }
        for (var zone = 0; zone < plan.Zones.Count; zone++)
        {
            var (_, standing, count, start) = plan.Zones[zone];
            if (!standing || count == 0)
                continue;
            var (rank, category) = Categories(plan, start, count);
            stretches.Add(new Stretch(zone, start, count, true, rank, category, BlockKey.MaxRowOrder, 0));
        }
        return stretches;
    }

    private (int BestRank, int OnlyCategory) Categories(SeatingPlan plan, int start, int count)
    {
        var only = plan.CategoryOf(start);
        var best = RankOf(only);
        for (var seat = start + 1; seat < start + count; seat++)
        {
            var category = plan.CategoryOf(seat);
            best = Math.Min(best, RankOf(category));
            if (category != only)
                only = -1;
        }
        return (best, only);
    }
}
