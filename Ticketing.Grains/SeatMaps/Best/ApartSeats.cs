using System.Runtime.InteropServices;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>A run of free neighbours [Start, Start + Count) in one row that all match the request; always shorter than the group.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FreeSpan(int Start, int Count, int RowOrder, int Rank)
{
    public int Last => Start + Count - 1;
}

/// <summary>Picks seats for a group when no row has enough free neighbours.</summary>
internal static class ApartSeats
{
    public static BestAvailablePick Pick(in FreeSeats free, PickOrder order, SeatingPlan plan)
    {
        var spans = new List<FreeSpan>();
        var budget = NearestPair.MaxComparisons;
        int[]? together = null; // in the best zone with enough seats for the whole group
        foreach (var zone in order.ByZone)
        {
            Collect(spans, free, zone, plan, order);
            if (!zone[0].IsStanding && NearestPair.Find(spans, free.Wanted, plan, ref budget) is { } pair)
                return new BestAvailablePick(PickQuality.SplitInTwo, pair);
            together ??= Largest(spans, free.Wanted);
        }
        together ??= Anywhere(free, order);
        return together is null
            ? new BestAvailablePick(PickQuality.None, [])
            : new BestAvailablePick(PickQuality.Scattered, together);
    }

    private static void Collect(List<FreeSpan> spans, in FreeSeats free, Stretch[] zone, SeatingPlan plan, PickOrder order)
    {
        spans.Clear();
        foreach (var run in zone)
        {
            if (!free.MayHold(run, 1))
                continue;
            for (var seat = run.Start; seat < run.End;)
            {
                var from = seat;
                var rank = 0;
                for (; seat < run.End && free.Fits(seat) && free.IsFree(seat); seat++)
                    rank = Math.Max(rank, order.RankOf(plan.CategoryOf(seat)));
                if (seat > from)
                    spans.Add(new FreeSpan(from, seat - from, run.RowOrder, rank));
                else
                    seat++;
            }
        }
    }

    /// <summary>Seats in as few runs as possible within one zone; null when the zone has too few seats.</summary>
    private static int[]? Largest(List<FreeSpan> spans, int wanted)
    {
        if (spans.Sum(s => s.Count) < wanted)
            return null;
        return [.. spans
            .OrderByDescending(s => s.Count).ThenBy(s => s.Rank).ThenBy(s => s.Start)
            .SelectMany(s => Enumerable.Range(s.Start, s.Count))
            .Take(wanted)
            .Order()];
    }

    private static int[]? Anywhere(in FreeSeats free, PickOrder order)
    {
        var seats = new List<int>(free.Wanted);
        foreach (var stretch in order.BestFirst)
        {
            if (!free.MayHold(stretch, 1))
                continue;
            for (var seat = stretch.Start; seat < stretch.End; seat++)
            {
                if (free.Fits(seat) && free.IsFree(seat))
                    seats.Add(seat);
                if (seats.Count == free.Wanted)
                    return [.. seats.Order()];
            }
        }
        return null;
    }
}
