namespace Ticketing.Grains.Plans.DemoPlans;

/// <summary>Rows on circles around the stage at (0, 0); one unit is the width of a seat.</summary>
internal static class ConcertHallPlan
{
    private const int StallRows = 20;
    private const int BalconyRows = 7;
    private const int Boxes = 8;
    private const int SeatsPerBox = 6;

    public static SeatingPlan Build()
    {
        var hall = new DemoBuilder(("VIP", "#8e44ad"), ("R", "#c0392b"), ("S", "#2471a3"), ("A", "#1e8449"));
        Sector(hall, "1층 A구역", "1A", -60, -38, 20, StallRows, row => row <= 8 ? "R" : "S");
        Sector(hall, "1층 B구역", "1B", -36, -14, 20, StallRows, row => row <= 8 ? "VIP" : row <= 15 ? "R" : "S");
        Sector(hall, "1층 C구역", "1C", -12, 12, 20, StallRows, row => row <= 10 ? "VIP" : "R");
        Sector(hall, "1층 D구역", "1D", 14, 36, 20, StallRows, row => row <= 8 ? "VIP" : row <= 15 ? "R" : "S");
        Sector(hall, "1층 E구역", "1E", 38, 60, 20, StallRows, row => row <= 8 ? "R" : "S");
        Sector(hall, "2층 A구역", "2A", -40, -14, 57, BalconyRows, row => row <= 3 ? "S" : "A");
        Sector(hall, "2층 B구역", "2B", -12, 12, 57, BalconyRows, row => row <= 3 ? "S" : "A");
        Sector(hall, "2층 C구역", "2C", 14, 40, 57, BalconyRows, row => row <= 3 ? "S" : "A");
        BoxRow(hall, "박스석 왼쪽", "BL", -1);
        BoxRow(hall, "박스석 오른쪽", "BR", 1);
        return hall.Build("한빛 콘서트홀");
    }

    private static void Sector(
        DemoBuilder hall, string name, string id, double fromDegrees, double toDegrees, double radius, int rows, Func<int, string> grade)
    {
        const double rowDepth = 1.7;
        var zone = hall.Zone(name);
        var (from, to) = (double.DegreesToRadians(fromDegrees), double.DegreesToRadians(toDegrees));
        for (var row = 1; row <= rows; row++)
        {
            var r = radius + ((row - 1) * rowDepth);
            var count = (int)((to - from) * r);
            var step = (to - from) / count;
            hall.Row(zone, id, $"{row}", count, grade(row), seat =>
            {
                var angle = from + ((seat + 0.5) * step);
                return (r * Math.Sin(angle), r * Math.Cos(angle));
            });
        }
    }

    // The boxes are on the side walls: each box is one short row along the wall.
    private static void BoxRow(DemoBuilder hall, string name, string id, int side)
    {
        var zone = hall.Zone(name);
        for (var box = 1; box <= Boxes; box++)
        {
            var front = 10 + ((box - 1) * 8.0);
            hall.Row(zone, id, $"{box}번", SeatsPerBox, box <= 4 ? "R" : "S", seat => (side * 62, front + seat));
        }
    }
}
