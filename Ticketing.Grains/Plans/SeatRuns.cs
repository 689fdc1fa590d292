namespace Ticketing.Grains.Plans;

/// <summary>Cuts rows into runs of neighbours wherever the distance between two seats is unusually large, as at an aisle or a pillar.</summary>
/// <remarks>
/// A distance is unusually large when it is more than 1.6 times the median of the row. Each row has its own median, because seats are
/// farther apart towards the back of a curved zone. A row of up to three seats is too short for a median, so the zone's median is used.
/// </remarks>
internal static class SeatRuns
{
    private const float Jump = 1.6f;
    private const int RowSpeaksForItself = 4;

    public static SeatRun[] Find(PlanZone[] zones, SeatingRow[] rows, float[] x, float[] y)
    {
        var runs = new List<SeatRun>(rows.Length);
        var zonePitch = ZonePitches(zones, rows, x, y);
        for (var r = 0; r < rows.Length; r++)
        {
            var row = rows[r];
            if (zones[row.Zone].IsGeneralAdmission)
                continue;
            var pitch = row.Count >= RowSpeaksForItself ? Median(Gaps([], row, x, y)) : zonePitch[row.Zone];
            Cut(runs, r, row, pitch, x, y);
        }
        return [.. runs];
    }

    private static void Cut(List<SeatRun> runs, int index, SeatingRow row, float pitch, float[] x, float[] y)
    {
        var start = row.Start;
        for (var seat = row.Start + 1; seat < row.Start + row.Count; seat++)
        {
            if (pitch <= 0 || RowPath.Distance(x, y, seat - 1, seat) <= pitch * Jump)
                continue;
            runs.Add(new SeatRun(index, start, seat - start));
            start = seat;
        }
        runs.Add(new SeatRun(index, start, row.Start + row.Count - start));
    }

    private static float[] ZonePitches(PlanZone[] zones, SeatingRow[] rows, float[] x, float[] y)
    {
        var gaps = new List<float>[zones.Length];
        foreach (var row in rows)
            gaps[row.Zone] = Gaps(gaps[row.Zone] ?? [], row, x, y);
        return Array.ConvertAll(gaps, g => Median(g ?? []));
    }

    private static List<float> Gaps(List<float> gaps, SeatingRow row, float[] x, float[] y)
    {
        for (var seat = row.Start + 1; seat < row.Start + row.Count; seat++)
            gaps.Add(RowPath.Distance(x, y, seat - 1, seat));
        return gaps;
    }

    private static float Median(List<float> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[(values.Count - 1) / 2];
    }
}
