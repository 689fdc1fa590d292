using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class PerformanceRulesTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 20, 10, 0, 0, TimeSpan.Zero);

    private static readonly SeatingPlan Plan = new GridPlan(
        "홀",
        [new PlanCategory("VIP", "red"), new PlanCategory("S", "blue")],
        [new GridZone("A", 2, 2, [new GridGrade(1, 1, "VIP"), new GridGrade(2, 2, "S")])]).Generate().Plan!;

    private static readonly PerformanceDraft Good = new(
        "venue", null, Start, Start.AddDays(-30), Start.AddHours(-1), TimeSpan.FromMinutes(5), 4, [new GradePrice("VIP", 100_000)], false, null);

    private static readonly PerformanceRow Row = new(
        "p", "show", "venue", "plan", Guid.Empty, Start, Good.SaleOpensAt, Good.SaleClosesAt, Good.HoldTtl, 4, false)
    { Version = 1 };

    public static TheoryData<string, PerformanceDraft, bool> Drafts => new()
    {
        { "good", Good, true },
        { "closes with the start", Good with { SaleClosesAt = Start }, true },
        { "closes after the start", Good with { SaleClosesAt = Start.AddTicks(1) }, false },
        { "closes when it opens", Good with { SaleOpensAt = Start.AddDays(-2), SaleClosesAt = Start.AddDays(-2) }, false },
        { "shortest hold", Good with { HoldTtl = TimeSpan.FromSeconds(30) }, true },
        { "hold too short", Good with { HoldTtl = TimeSpan.FromSeconds(29.9) }, false },
        { "longest hold", Good with { HoldTtl = TimeSpan.FromMinutes(60) }, true },
        { "hold too long", Good with { HoldTtl = TimeSpan.FromMinutes(60.1) }, false },
        { "one seat each", Good with { SeatLimit = 1 }, true },
        { "sixteen seats each", Good with { SeatLimit = 16 }, true },
        { "no seats", Good with { SeatLimit = 0 }, false },
        { "seventeen seats", Good with { SeatLimit = 17 }, false },
        { "free", Good with { Prices = [new GradePrice("S", 0)] }, true },
        { "dearest", Good with { Prices = [new GradePrice("S", 100_000_000)] }, true },
        { "too dear", Good with { Prices = [new GradePrice("S", 100_000_001)] }, false },
        { "negative", Good with { Prices = [new GradePrice("S", -1)] }, false },
        { "nothing for sale", Good with { Prices = [] }, false },
        { "unknown grade", Good with { Prices = [new GradePrice("R", 1)] }, false },
        { "two prices", Good with { Prices = [new GradePrice("S", 1), new GradePrice("S", 2)] }, false },
        { "room", Good with { HasWaitingRoom = true, WaitingRoom = UsualRoom.Settings(Good.SaleOpensAt) }, true },
        { "room with no settings", Good with { HasWaitingRoom = true }, true },
        { "settings without a room", Good with { WaitingRoom = UsualRoom.Settings(Good.SaleOpensAt) }, false },
        { "room out of limits", Good with { HasWaitingRoom = true, WaitingRoom = UsualRoom.Settings(Good.SaleOpensAt) with { Cap = 0 } }, false },
        { "room after the sale", Good with { HasWaitingRoom = true, WaitingRoom = UsualRoom.Settings(Good.SaleClosesAt) }, false },
    };

    [Theory]
    [MemberData(nameof(Drafts))]
    public void The_settings_keep_their_limits(string what, PerformanceDraft draft, bool good) =>
        (PerformanceRules.WhyNot(draft, Plan)?.Code).ShouldBe(good ? null : RefusalCode.InvalidInput, what);

    [Fact]
    public void A_performance_is_ahead_but_not_out_of_sight()
    {
        PerformanceRules.WhyNotAt(Start, Start.AddTicks(-1)).ShouldBeNull();
        PerformanceRules.WhyNotAt(Start, Start)!.Code.ShouldBe(RefusalCode.InvalidInput);
        PerformanceRules.WhyNotAt(Start + PerformanceLimits.MaxAhead, Start).ShouldBeNull();
        PerformanceRules.WhyNotAt(Start + PerformanceLimits.MaxAhead + TimeSpan.FromTicks(1), Start)!.Code.ShouldBe(RefusalCode.InvalidInput);
        PerformanceRules.WhyNotAt(DateTimeOffset.MaxValue, Start)!.Code.ShouldBe(RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_seat_may_be_held_a_little_before_the_opening_by_a_clock_that_is_ahead()
    {
        PerformanceRules.MayBeOpen(Row, Row.SaleOpensAt.AddSeconds(-6)).ShouldBeFalse();
        PerformanceRules.MayBeOpen(Row, Row.SaleOpensAt.AddSeconds(-5)).ShouldBeTrue();
        PerformanceRules.MayBeOpen(Row with { SaleOpensAt = DateTimeOffset.MinValue }, Start).ShouldBeTrue();
    }

    [Fact]
    public void Before_the_sale_begins_venue_plan_and_grades_may_change()
    {
        var draft = Good with { VenueId = "other", Prices = [new GradePrice("S", 1)] };
        PerformanceRules.WhyNotNow(Row, Prices("VIP"), draft, "other plan", begun: false).ShouldBeNull();
    }

    [Fact]
    public void Once_the_sale_has_begun_venue_and_plan_are_fixed()
    {
        PerformanceRules.WhyNotNow(Row, Prices("VIP"), Good, "plan", begun: true).ShouldBeNull();
        PerformanceRules.WhyNotNow(Row, Prices("VIP"), Good, "other plan", begun: true)!.Code.ShouldBe(RefusalCode.InvalidInput);
        PerformanceRules.WhyNotNow(Row, Prices("VIP"), Good with { VenueId = "other" }, "plan", begun: true)!.Code.ShouldBe(RefusalCode.InvalidInput);
    }

    [Fact]
    public void Once_the_sale_has_begun_a_grade_may_be_added_and_repriced_but_not_withdrawn()
    {
        var more = Good with { Prices = [new GradePrice("VIP", 1), new GradePrice("S", 1)] };
        PerformanceRules.WhyNotNow(Row, Prices("VIP"), more, "plan", begun: true).ShouldBeNull();
        PerformanceRules.WhyNotNow(Row, Prices("VIP", "S"), Good, "plan", begun: true)!.Detail.ShouldContain("S");
    }

    [Fact]
    public void Only_prices_that_differ_are_written()
    {
        GradePrice[] wanted = [new("kept", 1), new("changed", 2), new("new", 3)];
        var rows = new[] { Price("kept", 1), Price("changed", 1), Price("gone", 1) };

        var writes = PerformanceWrites.Of(Row, wanted, rows).Skip(1);

        writes.ShouldBe(
            [
                Price("changed", 2) with { Version = 8 },
                Price("new", 3) with { Version = 1 },
                RowWrite.Remove(Price("gone", 1)),
            ],
            ignoreOrder: true);
    }

    private static GradePriceRow[] Prices(params string[] grades) => [.. grades.Select(grade => Price(grade, 5))];

    private static GradePriceRow Price(string grade, long price) => new("p", grade, price) { Version = 7 };
}
