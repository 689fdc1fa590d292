using Shouldly;
using Ticketing.Grains.Plans.DemoPlans;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class DemoPlanTests
{
    [Fact]
    public void The_concert_hall_has_about_two_thousand_seats_in_korean_zones()
    {
        var plan = DemoPlan.ConcertHall();
        plan.SeatCount.ShouldBeInRange(1_900, 2_100);
        plan.Categories.Select(c => c.Name).ShouldBe(["VIP", "R", "S", "A"]);
        plan.TryZone("1층 A구역", out _).ShouldBeTrue();
        plan.TryZone("박스석 왼쪽", out _).ShouldBeTrue();
        plan.Runs.Length.ShouldBe(plan.Rows.Length); // curved rows are not cut into runs
    }

    [Fact]
    public void The_stadium_has_66704_places_in_two_tiers_of_blocks_and_a_standing_floor()
    {
        var plan = DemoPlan.Stadium();
        plan.SeatCount.ShouldBe(66_704);
        plan.Zones.Count(z => !z.IsGeneralAdmission).ShouldBe(80);
        plan.Zones.Count(z => z.IsGeneralAdmission).ShouldBe(2);
        plan.Categories.Select(c => c.Name).ShouldBe(["VIP", "R", "S", "A", "스탠딩"]);
        plan.Runs.Length.ShouldBe(plan.Rows.Length - 2);
        Enumerable.Range(0, 5).ShouldAllBe(c => Enumerable.Range(0, plan.SeatCount).Any(s => plan.CategoryOf(s) == c));
    }

    [Fact]
    public void The_club_has_500_places()
    {
        var plan = DemoPlan.Club();
        plan.SeatCount.ShouldBe(500);
        plan.Zones.Select(z => (z.Name, z.Capacity)).ShouldBe([("스탠딩 플로어", 300), ("테이블석", 80), ("2층 발코니", 120)]);
        plan.Runs.ToArray().Count(r => r.Count == 10).ShouldBe(12); // the balcony has an aisle
    }
}
