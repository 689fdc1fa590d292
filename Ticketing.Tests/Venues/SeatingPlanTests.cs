using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class SeatingPlanTests
{
    private const string Header = "zone,row,number,category,x,y\n";

    private static SeatingPlan Row(params (int Number, float X, float Y)[] seats) =>
        PlanChecks.Csv(Header + string.Concat(seats.Select(s => $"A,1,{s.Number},R,{s.X},{s.Y}\n"))).Plan();

    [Fact]
    public void Finds_every_seat_by_its_id_and_nothing_else()
    {
        var plan = new GridPlan("홀", [new("R", "red")], [new("가", 70, 70, [new(1, 70, "R")])]).Generate().Plan();
        for (var seat = 0; seat < plan.SeatCount; seat++)
        {
            plan.TryIndexOf(plan.SeatId(seat), out var found).ShouldBeTrue();
            found.ShouldBe(seat);
        }
        plan.TryIndexOf("가-71-1", out var none).ShouldBeFalse();
        none.ShouldBe(-1);
        plan.TryIndexOf("", out _).ShouldBeFalse();
    }

    [Fact]
    public void Seats_listed_at_random_are_neighbours_by_position() =>
        Row((3, 2, 0), (1, 0, 0), (4, 3, 0), (2, 1, 0)).RunsAsNumbers().ShouldBe(["1 2 3 4"]);

    [Fact]
    public void A_row_along_the_side_of_the_hall_is_ordered_from_front_to_back() =>
        Row((3, 0, 2), (1, 0, 0), (2, 0.1f, 1)).RunsAsNumbers().ShouldBe(["1 2 3"]);

    [Fact]
    public void A_row_that_bends_back_keeps_the_order_in_which_it_is_listed() =>
        Row((1, 0, 0), (2, 1, 0), (3, 2, 0), (4, 2, 1), (5, 1, 1), (6, 0, 1)).RunsAsNumbers().ShouldBe(["1 2 3 4 5 6"]);

    [Fact]
    public void A_jump_of_the_position_is_an_aisle_and_wider_seats_are_not()
    {
        Row((1, 0, 0), (2, 1, 0), (3, 2.7f, 0), (4, 3.7f, 0), (5, 5.2f, 0)).RunsAsNumbers().ShouldBe(["1 2", "3 4 5"]);
        Row((1, 0, 0), (2, 3, 0), (3, 6, 0), (4, 9, 0)).RunsAsNumbers().ShouldBe(["1 2 3 4"]);
    }

    [Fact]
    public void A_short_row_is_measured_with_its_zone()
    {
        PlanChecks.Csv(Header
            + "A,1,1,R,0,0\nA,1,2,R,1,0\nA,1,3,R,2,0\nA,1,4,R,3,0\n"
            + "A,2,1,R,0,1\nA,2,2,R,3,1\n").Plan().RunsAsNumbers().ShouldBe(["1 2 3 4", "1", "2"]);
    }

    [Fact]
    public void Without_positions_the_seats_of_a_row_are_neighbours_as_listed() =>
        Row((1, 0, 0), (2, 0, 0), (5, 0, 0)).RunsAsNumbers().ShouldBe(["1 2 5"]);

    [Fact]
    public void Runs_cover_every_seat_once_and_never_leave_their_row()
    {
        var seats = Gen.Choose(1, 3).SelectMany(zone => Gen.Choose(1, 4).SelectMany(row => Gen.Choose(0, 12)
            .Select(x => (Zone: zone, Row: row, X: x)))).ListOf(60).Select(list => list.Distinct().ToArray());
        Prop.ForAll(seats.Where(s => s.Length > 0).ToArbitrary(), list =>
        {
            var plan = PlanChecks.Csv(Header + string.Concat(list.Select(s => $"Z{s.Zone},{s.Row},{s.X},R,{s.X},{s.Row}\n"))).Plan();
            var next = 0;
            foreach (var run in plan.Runs)
            {
                run.Start.ShouldBe(next);
                next += run.Count;
                for (var seat = run.Start; seat < next; seat++)
                    plan.RowOf(seat).ShouldBe(run.Row);
            }
            next.ShouldBe(plan.SeatCount);
            plan.SeatCount.ShouldBe(list.Length);
        }).QuickCheckThrowOnFailure();
    }
}
