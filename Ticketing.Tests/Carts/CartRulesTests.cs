using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Carts;

[Trait("Suite", "Unit")]
public sealed class CartRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    private static readonly PerformanceInfo s_info = SmallHall.Info(s_now);
    private static readonly PerformanceInfo s_withRoom = s_info with { Row = s_info.Row with { HasWaitingRoom = true } };

    [Fact]
    public void Four_priced_seats_of_the_plan_may_be_held() => WhyNot(["A-1-1", "A-1-2", "A-2-1", "A-3-1"]).ShouldBeNull();

    [Fact]
    public void Seats_that_may_be_held_come_back_with_grade_and_price_by_id()
    {
        var command = new HoldSeats(new RequestKey("k", "f"), null, ["A-2-1", "A-1-1", "A-3-1"], null);

        CartRules.Judge(command, s_info, 0, 0, s_now).Value.ShouldBe(
            [new HeldSeat("A-1-1", "VIP", SmallHall.VipPrice), new HeldSeat("A-2-1", "R", SmallHall.RPrice), new HeldSeat("A-3-1", "초대", 0)]);
    }

    [Fact]
    public void Nothing_is_held_before_the_sale_opens_and_the_refusal_says_when()
    {
        var refusal = WhyNot(["A-1-1"], now: s_info.Row.SaleOpensAt.AddSeconds(-30)).ShouldNotBeNull();

        (refusal.Code, refusal.RetryAfter).ShouldBe((RefusalCode.NotOnSale, TimeSpan.FromSeconds(30)));
        WhyNot(["A-1-1"], now: s_info.Row.SaleOpensAt).ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_held_after_the_sale_closed()
    {
        WhyNot(["A-1-1"], now: s_info.Row.SaleClosesAt.AddTicks(-1)).ShouldBeNull();
        WhyNot(["A-1-1"], now: s_info.Row.SaleClosesAt)!.Code.ShouldBe(RefusalCode.NotOnSale);
    }

    [Fact]
    public void A_performance_for_verified_addresses_is_sold_to_nobody_else()
    {
        var command = new HoldSeats(new RequestKey("k", "f"), null, ["A-1-1"], null);
        var verifiedOnly = s_info with { Row = s_info.Row with { VerifiedEmailOnly = true } };

        CartRules.Judge(command, verifiedOnly, 0, 0, s_now).Refusal!.Code.ShouldBe(RefusalCode.EmailUnverified);
        CartRules.Judge(command with { IsEmailVerified = true }, verifiedOnly, 0, 0, s_now).Ok.ShouldBeTrue();
        CartRules.Judge(command, s_info, 0, 0, s_now).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(4, 0, true)]
    [InlineData(1, 4, false)]
    public void Wanted_and_had_seats_together_stay_within_the_limit(int wanted, int had, bool fits)
    {
        var refusal = WhyNot([.. Enumerable.Range(1, wanted).Select(n => $"A-1-{n}")], had);

        (refusal?.Code).ShouldBe(fits ? null : RefusalCode.SeatLimit);
    }

    [Theory]
    [InlineData(RefusalCode.InvalidInput)]
    [InlineData(RefusalCode.InvalidInput, "A-1-1", "A-1-1")]
    [InlineData(RefusalCode.UnknownSeats, "A-1-1", "A-9-9")]
    [InlineData(RefusalCode.UnknownSeats, "a-1-1")]
    [InlineData(RefusalCode.UnknownSeats, "")]
    [InlineData(RefusalCode.SeatsTaken, "A-1-1", "A-4-1")]
    public void Seats_must_be_named_once_and_be_for_sale(RefusalCode code, params string[] seats) => WhyNot(seats)!.Code.ShouldBe(code);

    [Fact]
    public void The_refusal_names_the_seats_it_is_about()
    {
        WhyNot(["A-1-1", "A-9-9"])!.Seats.ShouldBe(["A-9-9"]);
        WhyNot(["A-1-1", "A-4-1"])!.Seats.ShouldBe(["A-4-1"]);
    }

    [Theory]
    [InlineData(PerformanceLimits.MaxSeatLimit, RefusalCode.UnknownSeats)]
    [InlineData(PerformanceLimits.MaxSeatLimit + 1, RefusalCode.InvalidInput)]
    public void More_seats_than_any_request_may_name_are_not_looked_at(int count, RefusalCode code)
    {
        var info = s_info with { Row = s_info.Row with { SeatLimit = PerformanceLimits.MaxSeatLimit } };
        var command = new HoldSeats(new RequestKey("k", "f"), null, [.. Enumerable.Range(1, count).Select(n => $"X-{n}")], null);

        CartRules.Judge(command, info, 0, 0, s_now).Refusal!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(BestAvailableRequest.MaxCount, null)]
    [InlineData(BestAvailableRequest.MaxCount + 1, RefusalCode.InvalidInput)]
    public void A_wish_for_the_best_seats_has_a_limit_of_its_own(int count, RefusalCode? code)
    {
        var info = s_info with { Row = s_info.Row with { SeatLimit = PerformanceLimits.MaxSeatLimit } };

        (CartRules.Judge(new HoldSeats(new RequestKey("k", "f"), null, null, new BestSeatsWish(count, null, null)), info, 0, 0, s_now).Refusal?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData(0, RefusalCode.InvalidInput)]
    [InlineData(-1, RefusalCode.InvalidInput)]
    [InlineData(5, RefusalCode.SeatLimit)]
    [InlineData(9, RefusalCode.InvalidInput)]
    [InlineData(4, null)]
    public void A_wish_for_the_best_seats_has_a_number(int count, RefusalCode? code)
    {
        var command = new HoldSeats(new RequestKey("k", "f"), null, null, new BestSeatsWish(count, null, null));

        (CartRules.Judge(command, s_info, 0, 0, s_now).Refusal?.Code).ShouldBe(code);
    }

    [Fact]
    public void A_request_for_nothing_is_invalid() =>
        CartRules.Judge(new HoldSeats(new RequestKey("k", "f"), null, null, null), s_info, 0, 0, s_now).Refusal!.Code.ShouldBe(RefusalCode.InvalidInput);

    [Fact]
    public void A_performance_with_a_waiting_room_wants_an_entry_that_runs_and_was_not_given_back()
    {
        var entry = new EntryToken(SmallHall.Performance, Guid.Empty, 7, s_now.AddMinutes(10));

        CartRules.WhyNoEntry(null, s_withRoom, 0, s_now)!.Code.ShouldBe(RefusalCode.EntryRequired);
        CartRules.WhyNoEntry(entry, s_withRoom, 6, s_now).ShouldBeNull();
        CartRules.WhyNoEntry(entry, s_withRoom, 7, s_now)!.Code.ShouldBe(RefusalCode.EntryInvalid);
        CartRules.WhyNoEntry(entry, s_withRoom, 6, entry.ExpiresAt)!.Code.ShouldBe(RefusalCode.EntryInvalid);
        CartRules.WhyNoEntry(null, s_info, 0, s_now).ShouldBeNull();
    }

    private static Refusal? WhyNot(string[] seats, int had = 0, DateTimeOffset? now = null) =>
        CartRules.Judge(new HoldSeats(new RequestKey("k", "f"), null, seats, null), s_info, had, 0, now ?? s_now).Refusal;
}
