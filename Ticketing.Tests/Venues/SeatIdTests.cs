using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

/// <summary>Ids that are made from names: simple names are read in them, and no two seats of any names have one id.</summary>
[Trait("Suite", "Unit")]
public sealed class SeatIdTests
{
    [Theory]
    [InlineData("Z", "1", "1", "Z-1-1")]
    [InlineData("1층 A구역", "가열", "12", "1층-A구역-가열-12")]
    [InlineData("B", "K", "17a", "B-K-17a")]
    public void Simple_names_are_the_id(string zone, string row, string number, string id) => SeatIds.Of(zone, row, number).ShouldBe(id);

    [Fact]
    public void A_simple_standing_place_is_its_zone_and_its_number()
    {
        SeatIds.OfPlace("Floor", "7").ShouldBe("Floor-7");
        SeatIds.OfPlace("스탠딩 가", "7").ShouldBe("스탠딩_가-7");
    }

    public static TheoryData<string> Files => new()
    {
        "A-1,2,1\nA,1-2,1",
        "A,1-2,3\nA,1,2-3",
        "Hall,Long wooden bench left,1\nHall,Long wooden bench right,1",
        "A,1:2,1\nA,12,1\nA,1 2,1\nA,1  2,1\nA,1/2,1",
        "가 구역,1,1\n가-구역,1,1\n가구역,1,1\n가_구역,1,1\n가/구역,1,1\n가,구역,1",
        "a,1,1\nA,1,1\nＡ,1,1",
        "!,1,1\n?,1,1\n😀,1,1\n😃,1,1",
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_that_differ_give_ids_that_differ_and_stay_the_same(string seats)
    {
        var csv = "zone,row,number,category,x,y\n" + string.Concat(seats.Split('\n').Select((seat, i) => $"{seat},S,{i},0\n"));
        var ids = IdsOf(PlanChecks.Csv(csv).Plan());

        ids.Count.ShouldBe(seats.Split('\n').Length);
        ids.ShouldBeUnique();
        IdsOf(PlanChecks.Csv(csv).Plan()).ShouldBe(ids);
    }

    [Fact]
    public void No_two_seats_of_all_short_names_have_one_id()
    {
        const string signs = "A1- ._:가";
        var names = signs.Select(sign => $"{sign}").Concat(signs.SelectMany(_ => signs, (a, b) => $"{a}{b}")).Append("A-1").Append("A 1")
            .Where(name => name.Trim() == name && name.Length > 0).ToList();
        var ids = new HashSet<string>();
        var seats = 0;
        foreach (var zone in names)
        {
            foreach (var number in names)
            {
                seats++;
                ids.Add(SeatIds.OfPlace(zone, number));
                seats += names.Count;
                ids.UnionWith(names.Select(row => SeatIds.Of(zone, row, number)));
            }
        }
        ids.Count.ShouldBe(seats);
        ids.ShouldAllBe(id => PlanText.SeatIdProblem(id) == null);
    }

    [Fact]
    public void The_same_seat_twice_is_told_by_its_names_and_both_places() =>
        PlanChecks.Csv("zone,row,number,category,x,y\nA,1,1,S,0,0\nA,\u0031 ,1,S,1,0\n").OnlyError()
            .ShouldBe(new PlanError("line 3", "seat \"1\" of row \"1\" in zone \"A\" is there twice, first at line 2"));

    [Fact]
    public void Names_are_stored_in_one_spelling_and_what_is_hidden_is_refused()
    {
        PlanChecks.Csv("zone,row,number,category,x,y\n\u1100\u1161 ,1,1,S,0,0\n가,2,1,S,0,0\n").Plan().Zones.Count.ShouldBe(1);
        PlanChecks.Csv("zone,row,number,category,x,y\nA\u200b,1,1,S,0,0\n").OnlyError().Problem.ShouldBe("zone name has an invisible character (U+200B)");
        PlanChecks.Csv("zone,row,number,category,x,y\nA,\u3164,1,S,0,0\n").OnlyError().Problem.ShouldBe("row is empty");
    }

    private static List<string> IdsOf(SeatingPlan plan) => [.. Enumerable.Range(0, plan.SeatCount).Select(plan.SeatId)];
}
