using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class PerformanceStatusTests
{
    private static readonly DateTimeOffset Opens = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = Opens.AddDays(10);

    private static readonly PerformanceRow Row = new(
        "p", "show", "venue", "plan", Guid.Empty, Closes, Opens, Closes, TimeSpan.FromMinutes(5), 4, false)
    { Version = 1 };

    private static readonly SeatingPlan Plan = new GridPlan(
        "홀",
        [new PlanCategory("VIP", "red"), new PlanCategory("S", "blue")],
        [new GridZone("A", 2, 1, [new GridGrade(1, 1, "VIP"), new GridGrade(2, 2, "S")])]).Generate().Plan!;

    [Fact]
    public void The_status_follows_the_sale_window()
    {
        PerformanceStatus.Of(Row, Opens.AddTicks(-1), isSoldOut: true).ShouldBe(SaleStatus.BeforeOpen);
        PerformanceStatus.Of(Row, Opens, isSoldOut: false).ShouldBe(SaleStatus.OnSale);
        PerformanceStatus.Of(Row, Opens, isSoldOut: true).ShouldBe(SaleStatus.SoldOut);
        PerformanceStatus.Of(Row, Closes.AddTicks(-1), isSoldOut: false).ShouldBe(SaleStatus.OnSale);
        PerformanceStatus.Of(Row, Closes, isSoldOut: true).ShouldBe(SaleStatus.Closed);
    }

    [Theory]
    [InlineData(SeatStatus.Sold, SeatStatus.Sold, true)]
    [InlineData(SeatStatus.Sold, SeatStatus.Blocked, true)]
    [InlineData(SeatStatus.Sold, SeatStatus.Available, false)]
    [InlineData(SeatStatus.Held, SeatStatus.Sold, false)]
    public void Sold_out_means_that_nothing_is_free_and_nothing_can_come_back_from_a_hold(SeatStatus first, SeatStatus second, bool soldOut) =>
        SoldOut.Is(Priced("VIP", "S"), Counts(first, second)).ShouldBe(soldOut);

    [Fact]
    public void A_grade_without_a_price_is_not_for_sale() =>
        SoldOut.Is(Priced("VIP"), Counts(SeatStatus.Sold, SeatStatus.Available)).ShouldBeTrue();

    private static PerformanceInfo Priced(params string[] grades) => new(Row, Plan, grades.ToDictionary(grade => grade, _ => 1L), SmallHall.Programme, CancellationTerms.Usual);

    private static Func<int, SeatStatus, int> Counts(SeatStatus vip, SeatStatus s)
    {
        var map = new SeatMap(Plan, "epoch");
        map.Apply([new SeatUpdate(0, vip, 1), new SeatUpdate(1, s, 1)]);
        return map.Count;
    }
}
