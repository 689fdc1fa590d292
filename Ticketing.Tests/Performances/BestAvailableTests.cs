using Shouldly;
using Ticketing.Grains.Plans.DemoPlans;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class BestAvailableTests
{
    /// <summary>A hall drawn as text: one line per row; '.' is free, 'x' is sold, ' ' is an aisle, and '|' begins another zone.</summary>
    private static (SeatMap Map, BestAvailable Best) Hall(params string[] rows)
    {
        var csv = "zone,row,number,category,x,y,id\n";
        var sold = new List<string>();
        var zone = 1;
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] == "|")
                zone++;
            for (var x = 0; x < rows[row].Length; x++)
            {
                if (rows[row][x] is ' ' or '|')
                    continue;
                csv += $"Z{zone},{row},{x},{(char.IsUpper(rows[row][x]) ? rows[row][x] : 'R')},{x},{row},{row}-{x}\n";
                if (rows[row][x] == 'x')
                    sold.Add($"{row}-{x}");
            }
        }
        var plan = Venues.PlanChecks.Plan(Venues.PlanChecks.Csv(csv));
        var map = new SeatMap(plan, "e");
        foreach (var id in sold)
        {
            plan.TryIndexOf(id, out var seat).ShouldBeTrue();
            map.Set(seat, SeatStatus.Sold);
        }
        return (map, new BestAvailable(plan, [.. Enumerable.Range(0, plan.Categories.Count)]));
    }

    private static string Pick((SeatMap Map, BestAvailable Best) hall, int count, Func<int, bool>? exclude = null)
    {
        var pick = hall.Best.Pick(hall.Map, new BestAvailableRequest(count), exclude);
        return $"{pick.Quality}: {string.Join(' ', pick.Seats.Select(hall.Map.Plan.SeatId))}".TrimEnd();
    }

    [Fact]
    public void The_front_row_comes_first_and_its_middle() =>
        Pick(Hall("..........", ".........."), 2).ShouldBe("Adjacent: 0-4 0-5");

    [Fact]
    public void Neighbours_are_never_across_an_aisle() =>
        Pick(Hall(".. ..", "x...x"), 3).ShouldBe("Adjacent: 1-1 1-2 1-3");

    [Fact]
    public void A_single_seat_is_not_left_alone_when_another_row_can_do_it() =>
        Pick(Hall("xx...xx", "......."), 2).ShouldBe("Adjacent: 1-2 1-3");

    [Fact]
    public void A_single_seat_is_left_alone_rather_than_refusing() =>
        Pick(Hall("xx...xx", "x.x.x.x"), 2).ShouldBe("AdjacentLeavingOrphan: 0-2 0-3");

    [Fact]
    public void The_better_category_comes_before_the_nearer_row()
    {
        var hall = Hall("SSSS", "VVVV");
        hall.Map.Plan.Categories[0].Name.ShouldBe("S");
        hall = (hall.Map, new BestAvailable(hall.Map.Plan, [2, 1]));
        Pick(hall, 2).ShouldBe("Adjacent: 1-0 1-1");
    }

    [Fact]
    public void A_block_of_one_category_comes_before_a_mixed_one_of_the_same_worst_category() =>
        Pick(Hall("VSSVV", "SSSSS"), 3).ShouldBe("Adjacent: 1-0 1-1 1-2");

    [Fact]
    public void Mixed_rows_are_cut_by_the_category_that_is_wanted()
    {
        var hall = Hall("VVSSSS", "SSS");
        hall.Best.Pick(hall.Map, new BestAvailableRequest(3, Category: 1)).Seats
            .Select(hall.Map.Plan.SeatId).ShouldBe(["0-3", "0-4", "0-5"]);
    }

    [Fact]
    public void A_group_is_split_over_the_nearest_places_of_one_zone() =>
        Pick(Hall("..xxxxx", "|", "..xxxxx", "xxxxx..", "..xxxxx"), 4).ShouldBe("SplitInTwo: 2-0 2-1 4-0 4-1");

    [Fact]
    public void Behind_each_other_is_nearer_than_across_a_sold_seat() =>
        Pick(Hall("..x..", "xxx.x"), 3).ShouldBe("SplitInTwo: 0-3 0-4 1-3");

    [Fact]
    public void A_split_prefers_pairs_over_a_lonely_person() =>
        Pick(Hall("...x..x"), 4).ShouldBe("SplitInTwo: 0-1 0-2 0-4 0-5");

    [Fact]
    public void Scattered_seats_stay_in_one_zone_when_one_has_enough() =>
        Pick(Hall(".x.x", "|", ".x.x.x.", ".x.x.x."), 3).ShouldBe("Scattered: 2-0 2-2 2-4");

    [Fact]
    public void The_last_seats_of_the_house_are_sold_wherever_they_are()
    {
        var hall = Hall(".x.x", "|", "xx.x");
        Pick(hall, 3).ShouldBe("Scattered: 0-0 0-2 2-2");
        Pick(hall, 4).ShouldBe("None:");
    }

    [Fact]
    public void Excluded_seats_are_not_offered_and_a_herd_gets_different_seats()
    {
        var plan = DemoPlan.Stadium();
        var map = new SeatMap(plan, "e");
        var best = new BestAvailable(plan, [0, 1, 2, 3, 4]);
        var promised = new HashSet<int>();
        for (var caller = 0; caller < 500; caller++)
        {
            var pick = best.Pick(map, new BestAvailableRequest(1 + (caller % 8)), promised.Contains);
            pick.Quality.ShouldBe(PickQuality.Adjacent);
            foreach (var seat in pick.Seats)
                promised.Add(seat).ShouldBeTrue();
        }
    }

    [Fact]
    public void Standing_places_need_no_neighbours_and_come_after_seats_of_the_same_category()
    {
        var plan = DemoPlan.Club();
        var map = new SeatMap(plan, "e");
        map.Set(0, SeatStatus.Sold);
        map.Set(2, SeatStatus.Held);
        var standing = new BestAvailable(plan, [0, 1, 2]).Pick(map, new BestAvailableRequest(3));
        standing.Quality.ShouldBe(PickQuality.Adjacent);
        standing.Seats.ShouldBe([1, 3, 4]);
        var seated = new BestAvailable(plan, [0, 0, 0]).Pick(map, new BestAvailableRequest(4));
        plan.Zones[plan.ZoneOf(seated.Seats[0])].Name.ShouldBe("테이블석");
    }

    [Fact]
    public void A_request_that_does_not_fit_the_plan_is_a_bug_of_the_caller()
    {
        var (map, best) = Hall("....");
        foreach (var request in (BestAvailableRequest[])[new(0), new(9), new(1, 1), new(1, -1), new(1, null, 1)])
            Should.Throw<ArgumentOutOfRangeException>(() => best.Pick(map, request));
        Should.Throw<ArgumentException>(() => best.Pick(Hall("....").Map, new BestAvailableRequest(1)));
        Should.Throw<ArgumentException>(() => new BestAvailable(map.Plan, [0, 1]));
    }
}
