using Shouldly;
using Ticketing.Grains.Seats;
using Xunit;

namespace Ticketing.Tests.Seats;

[Trait("Suite", "Unit")]
public sealed class SeatRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_until = s_now.AddMinutes(5);
    private static readonly Guid s_kim = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid s_lee = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly SeatRow s_untouched = SeatRules.Untouched("공연-1", "가-1");
    private static readonly SeatRow s_held = Next(SeatRules.Hold(s_untouched, HoldBy("h-kim", s_kim), s_now));
    private static readonly SeatRow s_sold = Next(SeatRules.Sell(s_held, SaleOf("h-kim", s_kim), s_now));
    private static readonly SeatRow s_blocked = Next(SeatRules.Block(s_untouched, s_now));

    [Fact]
    public void A_free_seat_is_held()
    {
        s_held.ShouldBe(new SeatRow("공연-1", "가-1", SeatStatus.Held, "h-kim", s_kim, s_until, false, null) { Version = 1 });
    }

    [Fact]
    public void A_held_seat_is_taken_for_others_until_its_time_is_over()
    {
        SeatRules.Hold(s_held, HoldBy("h-lee", s_lee), s_until.AddTicks(-1)).ShouldBe(SeatResult.Taken);

        var later = Next(SeatRules.Hold(s_held, HoldBy("h-lee", s_lee), s_until));
        (later.HoldId, later.Buyer, later.Version).ShouldBe(("h-lee", s_lee, 2));
    }

    [Fact]
    public void A_repeated_hold_is_done_and_keeps_its_time() =>
        SeatRules.Hold(s_held, HoldBy("h-kim", s_kim) with { Until = s_until.AddMinutes(9) }, s_now).ShouldBe(SeatResult.Done);

    [Fact]
    public void The_same_hold_id_of_another_person_is_another_hold() =>
        SeatRules.Hold(s_held, HoldBy("h-kim", s_lee), s_now).ShouldBe(SeatResult.Taken);

    [Fact]
    public void Sold_and_blocked_seats_are_taken()
    {
        SeatRules.Hold(s_sold, HoldBy("h-kim", s_kim), s_now).ShouldBe(SeatResult.Taken);
        SeatRules.Hold(s_blocked, HoldBy("h-kim", s_kim), s_now).ShouldBe(SeatResult.Taken);
    }

    [Fact]
    public void A_new_hold_can_be_extended_although_the_one_before_was()
    {
        var extended = Next(SeatRules.Extend(s_held, "h-kim", s_until.AddMinutes(5), s_now));
        var newer = Next(SeatRules.Hold(extended, HoldBy("h-lee", s_lee) with { Until = s_until.AddMinutes(10) }, s_until.AddMinutes(5)));

        newer.Extended.ShouldBeFalse();
    }

    [Fact]
    public void A_hold_is_extended_once_and_a_repeat_of_it_is_done()
    {
        var until = s_until.AddMinutes(5);
        var extended = Next(SeatRules.Extend(s_held, "h-kim", until, s_now));

        extended.ShouldBe(s_held with { Until = until, Extended = true, Version = 2 });
        SeatRules.Extend(extended, "h-kim", until, s_now).ShouldBe(SeatResult.Done);
        SeatRules.Extend(extended, "h-kim", until.AddMinutes(5), s_now).ShouldBe(SeatResult.AlreadyExtended);
    }

    [Fact]
    public void Only_a_running_hold_is_extended_and_only_by_its_id()
    {
        SeatRules.Extend(s_held, "h-lee", s_until.AddMinutes(5), s_now).ShouldBe(SeatResult.HoldEnded);
        SeatRules.Extend(s_held, "h-kim", s_until.AddMinutes(5), s_until).ShouldBe(SeatResult.HoldEnded);
        SeatRules.Extend(s_sold, "h-kim", s_until.AddMinutes(5), s_now).ShouldBe(SeatResult.HoldEnded);
        SeatRules.Extend(s_untouched, "h-kim", s_until.AddMinutes(5), s_now).ShouldBe(SeatResult.HoldEnded);
    }

    [Fact]
    public void A_release_frees_exactly_the_row_it_names()
    {
        Next(SeatRules.Release(s_held, "h-kim", 1, s_now)).Status.ShouldBe(SeatStatus.Available);
        SeatRules.Release(s_held, "h-kim", 0, s_now).ShouldBe(SeatResult.Done);
        SeatRules.Release(s_held, "h-lee", 1, s_now).ShouldBe(SeatResult.Done);
        SeatRules.Release(s_sold, "h-kim", 2, s_now).ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void A_free_seat_remembers_nobody_but_who_left_it_last() =>
        Next(SeatRules.Release(s_held, "h-kim", 1, s_now)).ShouldBe(s_untouched with { Version = 2, LastBuyer = s_kim, LeftAt = s_now });

    [Fact]
    public void A_hold_is_withdrawn_as_it_is_released_and_leaves_nothing()
    {
        Next(SeatRules.Withdraw(s_held, "h-kim", 1)).ShouldBe(s_untouched with { Version = 2 });
        SeatRules.Withdraw(s_held, "h-kim", 0).ShouldBe(SeatResult.Done);
        SeatRules.Withdraw(s_held, "h-lee", 1).ShouldBe(SeatResult.Done);
        SeatRules.Withdraw(s_sold, "h-kim", 2).ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void An_expiry_frees_its_own_hold_when_the_time_is_over_and_nothing_else()
    {
        SeatRules.Expire(s_held, "h-kim", s_until.AddTicks(-1)).ShouldBe(SeatResult.Done);
        SeatRules.Expire(s_held, "h-lee", s_until).ShouldBe(SeatResult.Done);
        SeatRules.Expire(s_sold, "h-kim", s_until).ShouldBe(SeatResult.Done);
        Next(SeatRules.Expire(s_held, "h-kim", s_until)).Status.ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public void A_sale_takes_the_seat_out_of_its_hold()
    {
        s_sold.ShouldBe(new SeatRow("공연-1", "가-1", SeatStatus.Sold, "h-kim", s_kim, null, false, "o-kim") { Version = 2 });
    }

    [Fact]
    public void A_repeated_sale_is_done_and_another_order_finds_the_seat_taken()
    {
        SeatRules.Sell(s_sold, SaleOf("h-kim", s_kim), s_now).ShouldBe(SeatResult.Done);
        SeatRules.Sell(s_sold, SaleOf("h-lee", s_lee), s_now).ShouldBe(SeatResult.Taken);
        SeatRules.Sell(s_sold, SaleOf("h-kim", s_kim) with { OrderId = "o-other" }, s_now).ShouldBe(SeatResult.Taken);
    }

    [Fact]
    public void A_late_sale_gets_the_seat_while_nobody_else_has_it()
    {
        Next(SeatRules.Sell(s_held, SaleOf("h-kim", s_kim), s_until.AddHours(1))).OrderId.ShouldBe("o-kim");
        Next(SeatRules.Sell(s_untouched, SaleOf("h-kim", s_kim), s_now)).Buyer.ShouldBe(s_kim);
        Next(SeatRules.Sell(s_held, SaleOf("h-lee", s_lee), s_until)).OrderId.ShouldBe("o-lee");
        SeatRules.Sell(s_held, SaleOf("h-lee", s_lee), s_now).ShouldBe(SeatResult.Taken);
        SeatRules.Sell(s_blocked, SaleOf("h-kim", s_kim), s_now).ShouldBe(SeatResult.Taken);
    }

    [Fact]
    public void Only_the_order_that_owns_a_seat_gives_it_back()
    {
        SeatRules.Return(s_sold, "o-lee", s_now).ShouldBe(SeatResult.Done);
        var returned = Next(SeatRules.Return(s_sold, "o-kim", s_now));
        returned.ShouldBe(s_untouched with { OrderId = "o-kim", Version = 3 });
        SeatRules.Return(returned, "o-kim", s_now).ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void An_order_that_gave_the_seat_back_does_not_get_it_by_a_sale_that_was_under_way()
    {
        var returned = Next(SeatRules.Return(s_sold, "o-kim", s_now));
        SeatRules.Sell(returned, SaleOf("h-kim", s_kim), s_now).ShouldBe(SeatResult.Taken);

        var heldByOther = Next(SeatRules.Hold(returned, HoldBy("h-lee", s_lee), s_now));
        SeatRules.Sell(heldByOther, SaleOf("h-kim", s_kim), s_until).ShouldBe(SeatResult.Taken);
        Next(SeatRules.Sell(heldByOther, SaleOf("h-lee", s_lee), s_now)).OrderId.ShouldBe("o-lee");
    }

    [Fact]
    public void An_order_that_gives_up_before_its_sale_arrived_does_not_get_the_seat_afterwards()
    {
        var free = Next(SeatRules.Return(s_untouched, "o-kim", s_now));
        SeatRules.Sell(free, SaleOf("h-kim", s_kim), s_now).ShouldBe(SeatResult.Taken);

        var stillHeld = Next(SeatRules.Return(s_held, "o-kim", s_now));
        stillHeld.Status.ShouldBe(SeatStatus.Available);
        SeatRules.Sell(stillHeld, SaleOf("h-kim", s_kim), s_now).ShouldBe(SeatResult.Taken);
    }

    [Fact]
    public void Giving_up_leaves_somebody_elses_hold_alone_while_it_runs()
    {
        SeatRules.Return(s_held, "o-lee", s_until.AddTicks(-1)).ShouldBe(SeatResult.Done);

        var over = Next(SeatRules.Return(s_held, "o-lee", s_until));
        (over.Status, over.OrderId).ShouldBe((SeatStatus.Available, "o-lee"));
        SeatRules.Sell(over, SaleOf("h-lee", s_lee), s_until).ShouldBe(SeatResult.Taken);
    }

    [Fact]
    public void A_free_seat_is_blocked_and_unblocked()
    {
        s_blocked.ShouldBe(s_untouched with { Status = SeatStatus.Blocked, Version = 1 });
        SeatRules.Block(s_blocked, s_now).ShouldBe(SeatResult.Done);
        Next(SeatRules.Unblock(s_blocked)).ShouldBe(s_untouched with { Version = 2 });
        SeatRules.Unblock(s_untouched).ShouldBe(SeatResult.Done);
    }

    [Fact]
    public void A_seat_that_is_held_or_sold_is_not_blocked()
    {
        SeatRules.Block(s_held, s_now).ShouldBe(SeatResult.WrongState);
        SeatRules.Block(s_sold, s_now).ShouldBe(SeatResult.WrongState);
        Next(SeatRules.Block(s_held, s_until)).ShouldBe(s_untouched with { Status = SeatStatus.Blocked, Version = 2, LastBuyer = s_kim, LeftAt = s_until });
        SeatRules.Unblock(s_sold).ShouldBe(SeatResult.Done);
    }

    private static HoldSeat HoldBy(string holdId, Guid buyer) => new(holdId, buyer, s_until);

    private static SellSeat SaleOf(string holdId, Guid buyer) => new(holdId, "o" + holdId[1..], buyer, "VIP", 150_000);

    private static SeatRow Next(SeatDecision decision)
    {
        decision.Result.ShouldBe(SeatResult.Done);
        return decision.Next.ShouldNotBeNull();
    }
}
