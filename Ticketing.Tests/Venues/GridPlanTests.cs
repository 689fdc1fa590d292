using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class GridPlanTests
{
    private static readonly PlanCategory[] Grades = [new("R", "#c00"), new("S", "#00c")];

    private static GridPlan Grid(params GridZone[] zones) => new("소극장", Grades, zones);

    [Fact]
    public void Makes_rows_with_grades_letters_and_aisles()
    {
        var zone = new GridZone("1층 A구역", 2, 4, [new(1, 1, "R"), new(2, 2, "S")])
        {
            Labels = RowLabels.Letters,
            Prefix = "A",
            AislesAfter = [2],
        };
        var plan = Grid(zone).Generate().Plan();

        plan.Seats().ShouldBe([
            "A-A-1|1층 A구역|A|1|R|0|0", "A-A-2|1층 A구역|A|2|R|1|0", "A-A-3|1층 A구역|A|3|R|3|0", "A-A-4|1층 A구역|A|4|R|4|0",
            "A-B-1|1층 A구역|B|1|S|0|1", "A-B-2|1층 A구역|B|2|S|1|1", "A-B-3|1층 A구역|B|3|S|3|1", "A-B-4|1층 A구역|B|4|S|4|1",
        ]);
        plan.RunsAsNumbers().ShouldBe(["1 2", "3 4", "1 2", "3 4"]);
    }

    [Fact]
    public void Zones_stand_side_by_side_and_their_names_make_the_ids()
    {
        var plan = Grid(new("가 구역", 1, 3, [new(1, 1, "R")]), new("나/구역", 1, 1, [new(1, 1, "R")])).Generate().Plan();
        plan.SeatId(0).ShouldBe("가-구역-1-1");
        plan.SeatId(3).ShouldStartWith("나구역-1-1-");
        plan.X(3).ShouldBe(5);
    }

    [Fact]
    public void Standing_places_are_numbered_and_have_no_neighbours()
    {
        var plan = (Grid() with { Standing = [new("스탠딩 가", 3, "S")] }).Generate().Plan();
        plan.Seats().ShouldBe(["스탠딩_가-1|스탠딩 가||1|S|0|0", "스탠딩_가-2|스탠딩 가||2|S|0|0", "스탠딩_가-3|스탠딩 가||3|S|0|0"]);
        plan.Zones.ShouldBe([new PlanZone("스탠딩 가", true, 3, 0)]);
        plan.Runs.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(52, "AZ")]
    [InlineData(53, "BA")]
    [InlineData(702, "ZZ")]
    [InlineData(703, "AAA")]
    public void Rows_are_lettered_like_spreadsheet_columns(int row, string label) => GridPlan.Letters(row).ShouldBe(label);

    [Fact]
    public void Says_which_part_of_the_grid_is_wrong()
    {
        PlanError Error(GridZone zone) => Grid(zone).Generate().OnlyError();
        Error(new("A", 0, 5, [])).ShouldBe(new("zones[0]", "0 rows × 5 columns do not fit: a plan has 1–150000 seats"));
        Error(new("A", int.MaxValue, int.MaxValue, [])).Where.ShouldBe("zones[0]");
        Error(new("A", 2, 5, [new(1, 1, "R")])).ShouldBe(new("zones[0].grades", "row 2 has no category"));
        Error(new("A", 2, 5, [new(1, 3, "R")])).ShouldBe(new("zones[0].grades[0]", "rows 1–3 are not within 1–2"));
        Error(new("A", 2, 5, [new(1, 2, "R"), new(2, 2, "S")])).ShouldBe(new("zones[0].grades[1]", "rows 2–2 overlap an earlier grade"));
        Error(new("A", 1, 5, [new(1, 1, "X")])).ShouldBe(new("zones[0].grades[0]", "there is no category \"X\""));
        Grid().Generate().OnlyError().ShouldBe(new("zones", "the plan has no seats"));
        (Grid() with { Standing = [new("A", 0, "R")] }).Generate().OnlyError()
            .ShouldBe(new("standing[0]", "capacity is 0, allowed are 1–150000"));
    }

    [Fact]
    public void Zones_with_the_same_prefix_collide_by_seat()
    {
        var twin = new GridZone("A", 1, 1, [new(1, 1, "R")]) { Prefix = "P" };
        Grid(twin, twin with { Name = "B" }).Generate().OnlyError()
            .ShouldBe(new("zones[1] row 1 seat 1", "seat id \"P-1-1\" is there twice"));
    }
}
