using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class SeatNameTests
{
    private static readonly SeatingPlan Hall = new GridPlan(
        "소극장",
        [new PlanCategory("R", "#c00")],
        [new GridZone("1층 A구역", 2, 3, [new GridGrade(1, 2, "R")]) { Prefix = "q7", Labels = RowLabels.Letters }])
    {
        Standing = [new GridStanding("스탠딩", 2, "R")],
    }.Generate().Plan();

    [Fact]
    public void A_seat_has_the_zone_row_and_number_that_people_read_in_the_hall()
    {
        SeatNames.Of(Hall, 4).ShouldBe(new SeatName("1층 A구역", "B", "2"));
        SeatNames.Of(Hall, "q7-B-2").ShouldBe(new SeatName("1층 A구역", "B", "2"));
    }

    [Fact]
    public void A_standing_place_has_no_row() => SeatNames.Of(Hall, "스탠딩-2").ShouldBe(new SeatName("스탠딩", "", "2"));

    [Fact]
    public void An_id_that_the_plan_does_not_have_has_no_name() => SeatNames.Of(Hall, "Q7-B-2").ShouldBeNull();
}
