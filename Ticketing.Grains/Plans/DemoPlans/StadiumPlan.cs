namespace Ticketing.Grains.Plans.DemoPlans;

/// <summary>Two tiers of blocks on ellipses around the pitch, and a standing floor on it; one unit is a seat width.</summary>
internal static class StadiumPlan
{
    // Capacity of Seoul World Cup Stadium as its operator states it.
    private const int Capacity = 66_704;
    private const int LowerBlocks = 36;
    private const int UpperBlocks = 44;

    public static SeatingPlan Build()
    {
        var stadium = new DemoBuilder(
            ("VIP", "#8e44ad"), ("R", "#c0392b"), ("S", "#2471a3"), ("A", "#1e8449"), ("스탠딩", "#ca6f1e"));
        Tier(stadium, "1층", 100, LowerBlocks, rows: 20, columns: 32, 120, 90, (side, row) => (side, row) switch
        {
            ("서", <= 12) => "VIP",
            ("서" or "동", _) => "R",
            _ => "S",
        });
        Tier(stadium, "2층", 200, UpperBlocks, rows: 25, columns: 34, 165, 135, (side, row) =>
            side is "서" or "동" && row <= 12 ? "S" : "A");
        var floor = Capacity - stadium.SeatCount;
        stadium.Standing("그라운드 스탠딩 가구역", floor / 2, "스탠딩", -40, 0);
        stadium.Standing("그라운드 스탠딩 나구역", floor - (floor / 2), "스탠딩", 40, 0);
        return stadium.Build("한강 스타디움");
    }

    private static void Tier(
        DemoBuilder stadium, string tier, int firstBlock, int blocks, int rows, int columns, double width, double height,
        Func<string, int, string> grade)
    {
        const double aisle = 0.12; // part of a block's angle that is stairs
        const double rowDepth = 1.5;
        var angle = Math.Tau / blocks;
        for (var block = 0; block < blocks; block++)
        {
            var side = Side((block + 0.5) * angle);
            var zone = stadium.Zone($"{tier} {side}측 {firstBlock + block + 1}블록");
            for (var row = 1; row <= rows; row++)
            {
                var (from, depth) = (block * angle, (row - 1) * rowDepth);
                stadium.Row(zone, $"{firstBlock + block + 1}", $"{row}", columns, grade(side, row), seat =>
                {
                    var at = from + (angle * ((aisle / 2) + ((1 - aisle) * (seat + 0.5) / columns)));
                    return ((width + depth) * Math.Cos(at), (height + depth) * Math.Sin(at));
                });
            }
        }
    }

    private static string Side(double angle)
    {
        var degrees = double.RadiansToDegrees(angle);
        return degrees switch
        {
            < 50 or >= 310 => "동",
            < 130 => "북",
            < 230 => "서",
            _ => "남",
        };
    }
}
