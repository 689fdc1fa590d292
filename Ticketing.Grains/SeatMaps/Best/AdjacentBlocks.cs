using Ticketing.Grains.Plans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>Finds the best block of free neighbours in one run.</summary>
internal static class AdjacentBlocks
{
    /// <summary>Key of the best block, or <see cref="BlockKey.None"/>.</summary>
    public static ulong Best(in FreeSeats free, in Stretch run, SeatingPlan plan, PickOrder order)
    {
        var best = BlockKey.None;
        for (var seat = run.Start; seat < run.End;)
        {
            if (!free.IsFree(seat))
            {
                seat++;
                continue;
            }
            var from = seat;
            while (seat < run.End && free.IsFree(seat))
                seat++;
            for (var start = from; start + free.Wanted <= seat; start++)
                best = Math.Min(best, Key(free, run, plan, order, start, from, seat));
        }
        return best;
    }

    /// <summary>Key of the block at <paramref name="start"/> within the free seats [from, to).</summary>
    private static ulong Key(in FreeSeats free, in Stretch run, SeatingPlan plan, PickOrder order, int start, int from, int to)
    {
        var end = start + free.Wanted;
        var rank = run.BestRank;
        var mixed = false;
        if (run.OnlyCategory < 0)
        {
            var first = plan.CategoryOf(start);
            rank = order.RankOf(first);
            for (var seat = start; seat < end; seat++)
            {
                if (!free.Fits(seat))
                    return BlockKey.None;
                var category = plan.CategoryOf(seat);
                rank = Math.Max(rank, order.RankOf(category));
                mixed |= category != first;
            }
        }
        var orphans = (start - from == 1 ? 1 : 0) + (to - end == 1 ? 1 : 0);
        var middle = Math.Abs(start + end - 1 - run.RowMiddle);
        return BlockKey.Of(orphans, rank, mixed, run.RowOrder, middle, start);
    }
}
