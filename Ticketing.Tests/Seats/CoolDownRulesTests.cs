using Shouldly;
using Ticketing.Grains.Seats;
using Xunit;

namespace Ticketing.Tests.Seats;

[Trait("Suite", "Unit")]
public sealed class CoolDownRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_kim = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid s_lee = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly CoolDownSettings s_rule = new();
    private static readonly SeatRow s_untouched = SeatRules.Untouched("공연-1", "가-1");

    [Fact]
    public void The_third_hold_in_a_row_is_refused_until_five_minutes_after_the_second_has_ended()
    {
        var seat = HeldAndReleased(HeldAndReleased(s_untouched, s_kim, 0, 1), s_kim, 2, 3);

        Hold(seat, s_kim, 3).ShouldBe(new SeatDecision(null, SeatResult.CoolingDown, s_now.AddMinutes(8)));
        Hold(seat, s_kim, 7.99).Result.ShouldBe(SeatResult.CoolingDown);
        Hold(seat, s_kim, 8).Result.ShouldBe(SeatResult.Done);
        Hold(seat, s_lee, 3).Result.ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void Without_the_rule_a_third_hold_is_done()
    {
        var seat = HeldAndReleased(HeldAndReleased(s_untouched, s_kim, 0, 1), s_kim, 2, 3);
        Hold(seat, s_kim, 3, CoolDownSettings.None).Result.ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void After_a_cool_down_the_count_begins_again()
    {
        var seat = HeldAndReleased(HeldAndReleased(s_untouched, s_kim, 0, 1), s_kim, 2, 3);
        seat = HeldAndReleased(seat, s_kim, 8, 9);
        Hold(seat, s_kim, 9).Result.ShouldBe(SeatResult.Done);
        Hold(HeldAndReleased(seat, s_kim, 9, 10), s_kim, 10).Result.ShouldBe(SeatResult.CoolingDown);
    }

    [Fact]
    public void A_hold_ten_minutes_after_the_one_before_begins_a_new_row()
    {
        var once = HeldAndReleased(s_untouched, s_kim, 0, 1);
        Hold(HeldAndReleased(once, s_kim, 10.99, 12), s_kim, 12).Result.ShouldBe(SeatResult.CoolingDown);
        Hold(HeldAndReleased(once, s_kim, 11, 12), s_kim, 12).Result.ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void A_hold_that_runs_out_counts_from_its_end_also_before_anybody_has_swept_it()
    {
        var second = Next(Hold(HeldAndReleased(s_untouched, s_kim, 0, 1), s_kim, 2));
        Hold(second, s_kim, 7.5).CoolsUntil.ShouldBe(s_now.AddMinutes(12));
        var swept = Next(SeatRules.Expire(second, second.HoldId!, s_now.AddMinutes(9)));
        Hold(swept, s_kim, 9).CoolsUntil.ShouldBe(s_now.AddMinutes(12));
    }

    [Fact]
    public void Somebody_elses_hold_and_a_sale_end_the_row()
    {
        var twice = HeldAndReleased(HeldAndReleased(s_untouched, s_kim, 0, 1), s_kim, 2, 3);
        Hold(HeldAndReleased(twice, s_lee, 3, 4), s_kim, 4).Result.ShouldBe(SeatResult.Done);

        var sold = Next(SeatRules.Sell(twice, new SellSeat("h", "o", s_kim, "VIP", 1), s_now.AddMinutes(3)));
        Hold(Next(SeatRules.Return(sold, "o", s_now.AddMinutes(3))), s_kim, 3).Result.ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void While_somebody_else_holds_the_seat_the_memory_stays_until_that_hold_ends()
    {
        var twice = HeldAndReleased(HeldAndReleased(s_untouched, s_kim, 0, 1), s_kim, 2, 3);
        var lees = Next(Hold(twice, s_lee, 3));
        var withdrawn = Next(SeatRules.Withdraw(lees, lees.HoldId!, lees.Version));
        Hold(withdrawn, s_kim, 4).Result.ShouldBe(SeatResult.CoolingDown);
    }

    [Fact]
    public void A_hold_that_was_withdrawn_does_not_count()
    {
        var seat = HeldAndReleased(s_untouched, s_kim, 0, 1);
        for (var time = 1; time < 5; time++)
        {
            var held = Next(Hold(seat, s_kim, time));
            seat = Next(SeatRules.Withdraw(held, held.HoldId!, held.Version));
        }

        Hold(seat, s_kim, 5).Result.ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void An_extension_is_no_new_hold()
    {
        var held = Next(Hold(s_untouched, s_kim, 0));
        var extended = Next(SeatRules.Extend(held, held.HoldId!, s_now.AddMinutes(10), s_now));
        var released = Next(SeatRules.Release(extended, held.HoldId!, extended.Version, s_now.AddMinutes(1)));
        Hold(released, s_kim, 1).Result.ShouldBe(SeatResult.Done);
    }

    private static SeatRow HeldAndReleased(SeatRow seat, Guid buyer, double from, double to)
    {
        var held = Next(Hold(seat, buyer, from));
        return Next(SeatRules.Release(held, held.HoldId!, held.Version, s_now.AddMinutes(to)));
    }

    private static SeatDecision Hold(SeatRow seat, Guid buyer, double minute, CoolDownSettings? rule = null) => SeatRules.Hold(
        seat, new HoldSeat($"h{seat.Version}", buyer, s_now.AddMinutes(minute + 5)), s_now.AddMinutes(minute), rule ?? s_rule);

    private static SeatRow Next(SeatDecision decision)
    {
        decision.Result.ShouldBe(SeatResult.Done);
        return decision.Next.ShouldNotBeNull();
    }
}
