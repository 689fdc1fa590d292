namespace Ticketing.Grains.Plans;

/// <summary>Orders the seats of a plan: by zone, then by row in the order in which rows first occur, then as listed.</summary>
internal sealed class SeatOrder(int zones, List<(int Zone, string Label)> rows, List<int> rowOf)
{
    /// <summary>The rows in plan order; and for every index in the plan, the index of the seat in the order of adding.</summary>
    public (SeatingRow[] Rows, int[] Order) Arranged()
    {
        var counts = new int[rows.Count];
        foreach (var row in rowOf)
            counts[row]++;
        var arranged = new SeatingRow[rows.Count];
        var next = new int[rows.Count]; // the index of the next seat, by row in the order of adding
        var inZone = new int[zones];
        var start = 0;
        var at = 0;
        foreach (var row in Enumerable.Range(0, rows.Count).OrderBy(r => rows[r].Zone))
        {
            var (zone, label) = rows[row];
            arranged[at++] = new SeatingRow(zone, label, inZone[zone]++, start, counts[row]);
            next[row] = start;
            start += counts[row];
        }
        var order = new int[rowOf.Count];
        for (var seat = 0; seat < rowOf.Count; seat++)
            order[next[rowOf[seat]]++] = seat;
        return (arranged, order);
    }

    public static int[] RowColumn(SeatingRow[] rows, int seats)
    {
        var column = new int[seats];
        for (var row = 0; row < rows.Length; row++)
            column.AsSpan(rows[row].Start, rows[row].Count).Fill(row);
        return column;
    }

    public static PlanZone[] Zones(List<(string Name, bool IsGeneralAdmission)> zones, SeatingRow[] rows)
    {
        var capacity = new int[zones.Count];
        foreach (var row in rows)
            capacity[row.Zone] += row.Count;
        var result = new PlanZone[zones.Count];
        var start = 0;
        for (var zone = 0; zone < result.Length; zone++)
        {
            result[zone] = new PlanZone(zones[zone].Name, zones[zone].IsGeneralAdmission, capacity[zone], start);
            start += capacity[zone];
        }
        return result;
    }
}
