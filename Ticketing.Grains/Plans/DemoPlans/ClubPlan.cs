namespace Ticketing.Grains.Plans.DemoPlans;

/// <summary>A club: a standing floor, tables of four at its back, a small balcony.</summary>
internal static class ClubPlan
{
    private const int StandingPlaces = 300;
    private const int Tables = 20;
    private const int BalconyRows = 6;
    private const int BalconyColumns = 20;

    public static SeatingPlan Build()
    {
        var club = new DemoBuilder(("스탠딩", "#ca6f1e"), ("테이블석", "#8e44ad"), ("발코니석", "#2471a3"));
        club.Standing("스탠딩 플로어", StandingPlaces, "스탠딩", 10, 5);
        var tables = club.Zone("테이블석");
        for (var table = 1; table <= Tables; table++)
        {
            var (left, top) = ((table - 1) % 5 * 5.0, 14 + ((table - 1) / 5 * 3.0));
            club.Row(tables, "T", $"{table}번", 4, "테이블석", seat => (left + seat, top));
        }
        var balcony = club.Zone("2층 발코니");
        for (var row = 1; row <= BalconyRows; row++)
        {
            var depth = 28 + row;
            club.Row(balcony, "B", $"{row}", BalconyColumns, "발코니석", seat => (seat < 10 ? seat : seat + 2, depth));
        }
        return club.Build("홍대 라이브 클럽");
    }
}
