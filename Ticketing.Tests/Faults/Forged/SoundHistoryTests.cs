using Shouldly;
using Ticketing.Tests.Faults.Histories;
using Xunit;

namespace Ticketing.Tests.Faults.Forged;

/// <summary>Histories that break no promise, many of them with missing answers; the checker must accept each.</summary>
[Trait("Suite", "Faults")]
public sealed class SoundHistoryTests
{
    [Fact]
    public void A_seat_goes_from_hand_to_hand() => Pass(new ForgedHistory()
        .Hold(1, "hA", 1, "S-1").HoldRefused(2, "hB", 2, ["S-1"], "S-1").Release(1, "hA", 3)
        .Hold(2, "hC", 4, "S-1").Extend(2, "hC", 5, 64.05, "S-1").HoldRefused(1, "hD", 50, ["S-1"], "S-1")
        .Hold(3, "hE", 70, "S-1").Order(3, "hE", 71, "S-1").Confirm(3, "hE", 72, 200, "paid", "S-1").Cart(3, 73, "S-1")
        .Rows(74, new ForgedRows().Bought("S-1", "hE")));

    [Fact]
    public void A_hold_without_an_answer_was_made() => Pass(new ForgedHistory()
        .HoldWithoutAnswer(1, "hA", 1, "S-1").HoldRefused(2, "hB", 2, ["S-1"], "S-1").Rows(5, new ForgedRows().Held("S-1", "hA", 31.5)));

    [Fact]
    public void A_hold_without_an_answer_was_not_made() => Pass(new ForgedHistory()
        .HoldWithoutAnswer(1, "hA", 1, "S-1").Hold(2, "hB", 2, "S-1").Rows(5, new ForgedRows().Held("S-1", "hB", 32.05)));

    [Fact]
    public void A_hold_without_an_answer_is_made_late() => Pass(new ForgedHistory()
        .HoldWithoutAnswer(1, "hA", 1, "S-1").Rows(5, new ForgedRows().Free("S-1")).Rows(9, new ForgedRows().Held("S-1", "hA", 37)));

    [Fact]
    public void A_repeat_is_told_of_the_hold_that_the_first_try_made() => Pass(new ForgedHistory()
        .HoldWithoutAnswer(1, "hA", 1, "S-1").HoldUntil(1, "hA", 6, 31.05, "S-1").Rows(9, new ForgedRows().Held("S-1", "hA", 31.05)));

    [Fact]
    public void A_repeat_is_told_of_a_hold_that_has_run_out_meanwhile() => Pass(new ForgedHistory()
        .HoldWithoutAnswer(1, "hA", 1, "S-1").Hold(2, "hB", 32, "S-1").HoldUntil(1, "hA", 33, 31.05, "S-1"));

    [Fact]
    public void A_part_of_a_hold_without_an_answer_stays_until_its_time() => Pass(new ForgedHistory()
        .HoldWithoutAnswer(1, "hA", 1, "S-1", "S-2").Rows(5, new ForgedRows().Held("S-1", "hA", 31.05)).Hold(2, "hB", 32, "S-1"));

    [Fact]
    public void A_refused_hold_of_several_seats_is_in_the_way_for_a_moment() => Pass(new ForgedHistory()
        .Hold(1, "hA", 1, "S-1").HoldRefused(2, "hB", 2, ["S-1", "S-2"], "S-1").HoldRefused(3, "hC", 2.05, ["S-2"], "S-2").Hold(3, "hD", 3, "S-2"));

    [Fact]
    public void Who_asks_at_the_end_of_a_hold_may_get_the_seat_or_not() => Pass(new ForgedHistory()
        .Hold(1, "hA", 1, "S-1").HoldRefused(2, "hB", 31, ["S-1"], "S-1").Hold(2, "hC", 31, "S-1"));

    [Fact]
    public void A_release_without_an_answer_was_done_or_not() => Pass(new ForgedHistory()
        .Hold(1, "hA", 1, "S-1").Hold(1, "hB", 1, "S-2").Release(1, "hA", 2, null).Release(1, "hB", 2, null)
        .Rows(5, new ForgedRows().Free("S-1").Held("S-2", "hB", 31.05)));

    [Fact]
    public void A_release_after_the_end_leaves_the_row_to_the_sweeper() => Pass(new ForgedHistory()
        .Hold(1, "hA", 1, "S-1").Release(1, "hA", 31.1).Rows(31.3, new ForgedRows().Held("S-1", "hA", 31.05)).Rows(32.5, new ForgedRows().Free("S-1")));

    [Fact]
    public void An_extension_without_an_answer_was_done_or_not() => Pass(new ForgedHistory()
        .Hold(1, "hA", 1, "S-1").Hold(1, "hB", 1, "S-2").ExtendWithoutAnswer(1, "hA", 2).ExtendWithoutAnswer(1, "hB", 2)
        .Rows(5, new ForgedRows().Held("S-1", "hA", 61.05).Held("S-2", "hB", 31.05)));

    [Fact]
    public void A_payment_without_an_answer_sells_the_seat_later() => Pass(Ordered().Confirm(1, "hA", 3, null, "")
        .Rows(5, new ForgedRows().Held("S-1", "hA", 31.05).Order("hA", "unknown").Payment("hA", 100, 0)).Rows(9, new ForgedRows().Bought("S-1", "hA")));

    [Fact]
    public void A_payment_after_the_hold_gets_the_seat_when_it_is_free() => Pass(Ordered()
        .Confirm(1, "hA", 40, 200, "paid", "S-1").Rows(45, new ForgedRows().Bought("S-1", "hA")));

    [Fact]
    public void A_payment_after_the_hold_goes_back_when_the_seat_is_taken() => Pass(Ordered()
        .Hold(2, "hB", 38, "S-1").ConfirmRefused(1, "hA", 40, "payment-refunded")
        .Rows(45, new ForgedRows().Held("S-1", "hB", 68.05).Order("hA", "cancelled").Refund("hA", 100, 0).Payment("hA", 100, 100)));

    [Fact]
    public void A_cancellation_without_an_answer_gives_the_seat_back() => Pass(Ordered().Confirm(1, "hA", 3, 200, "paid", "S-1").Cancel(1, "hA", 4, null)
        .Rows(5, new ForgedRows().Free("S-1").Order("hA", "cancelled").Refund("hA", 90, 10).Payment("hA", 100, 90)));

    [Fact]
    public void A_hold_lasts_longer_when_the_clock_goes_back()
    {
        var history = new ForgedHistory().Hold(1, "hA", 1, "S-1");
        history.History.Clock.Shift(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.1), TimeSpan.FromMinutes(-5));
        Pass(history.HoldRefused(2, "hB", 60, ["S-1"], "S-1").Rows(62, new ForgedRows().Held("S-1", "hA", 31.05)));
    }

    [Fact]
    public void A_hold_ends_at_once_when_the_clock_goes_forward()
    {
        var history = new ForgedHistory().Hold(1, "hA", 1, "S-1");
        history.History.Clock.Shift(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.1), TimeSpan.FromMinutes(5));
        Pass(history.HoldUntil(2, "hB", 6, 336.05, "S-1"));
    }

    [Fact]
    public void A_cart_shows_an_old_hold_when_the_clock_goes_forward_and_back()
    {
        var history = new ForgedHistory().Hold(1, "hA", 1, "S-1");
        history.History.Clock.Shift(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.1), TimeSpan.FromMinutes(5));
        history.HoldUntil(2, "hB", 6, 336.05, "S-1");
        history.History.Clock.Shift(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.1), TimeSpan.Zero);
        Pass(history.CartWith(1, 8, "hA", 31.05, "S-1"));
    }

    [Fact]
    public void Other_holds_end_with_the_entry_of_who_has_bought() => Pass(new ForgedHistory(hasRoom: true)
        .Hold(1, "hA", 1, "S-1").Hold(1, "hB", 1, "S-2").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1")
        .Rows(5, new ForgedRows().Bought("S-1", "hA").Free("S-2")));

    [Fact]
    public void A_place_gets_better_and_is_kept() => Pass(new ForgedHistory(hasRoom: true)
        .Enter(1, "t1", 1, null).Poll(1, "t1", 2, 4).Enter(1, "t1", 3, 4).Poll(1, "t1", 4, 0)
        .Add(1, RequestKind.Leave, 5, 204, "", "t1").Enter(1, "t2", 6, 9));

    [Fact]
    public void A_purchase_ends_the_place() => Pass(new ForgedHistory(hasRoom: true)
        .Enter(1, "t1", 0.5, 0).Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1").Enter(1, "t2", 4, 7));

    [Fact]
    public void Two_polls_at_once_may_be_answered_in_either_order() => Pass(new ForgedHistory(hasRoom: true)
        .Enter(1, "t1", 1, 5).Poll(1, "t1", 2, 3).Add(1, RequestKind.Poll, 2, 200, """{"position":4}""", "t1", took: 0.5));

    [Fact]
    public void A_refusal_of_the_moment_may_become_a_success() => Pass(new ForgedHistory()
        .Hold(1, "hA", 1, "S-1").HoldRefused(2, "hB", 2, ["S-1"], "S-1").Release(1, "hA", 3).Hold(2, "hB", 4, "S-1").Map(5, 8, 1, 0, 1));

    private static ForgedHistory Ordered() => new ForgedHistory().Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1");

    private static void Pass(ForgedHistory history) => history.Violations().ShouldBeEmpty();
}
