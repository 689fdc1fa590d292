using Shouldly;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Seats;
using Xunit;

namespace Ticketing.Tests.Faults.Forged;

/// <summary>Histories in which a seat breaks a promise; the checker must find each.</summary>
[Trait("Suite", "Faults")]
public sealed class BrokenSeatTests
{
    [Fact]
    public void Two_buyers_hold_one_seat() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Hold(2, "hB", 2, "S-1"), "Hold hB");

    [Fact]
    public void Two_orders_own_one_seat() => See(
        new ForgedHistory()
            .Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1")
            .Hold(2, "hB", 4, "S-2").Order(2, "hB", 5, "S-1").Confirm(2, "hB", 6, 200, "paid", "S-1"),
        "Sell hB");

    [Fact]
    public void A_hold_that_was_answered_is_not_in_the_rows() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Rows(5, new ForgedRows().Free("S-1")), "RowFree");

    [Fact]
    public void A_hold_that_was_answered_has_no_row_at_all() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Rows(5, new ForgedRows()), "RowFree");

    [Fact]
    public void A_hold_that_was_answered_is_not_in_its_owners_cart() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Cart(1, 5), "NotInCart");

    [Fact]
    public void A_part_of_a_hold_is_missing() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1", "S-2").Rows(5, new ForgedRows().Held("S-1", "hA", 31.05)), "seat p/S-2");

    [Fact]
    public void A_hold_keeps_others_away_after_its_time() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").HoldRefused(2, "hB", 32, ["S-1"], "S-1"), "Taken hB");

    [Fact]
    public void A_hold_stays_in_the_cart_after_its_time() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").CartWith(1, 32, "hA", 31.05, "S-1"), "InCart hA");

    [Fact]
    public void A_cart_shows_a_seat_that_another_holds() => See(
        new ForgedHistory().HoldWithoutAnswer(1, "hA", 1, "S-1").Hold(2, "hB", 2, "S-1").CartWith(1, 5, "hA", 31.05, "S-1"), "InCart hA");

    [Fact]
    public void A_hold_stays_in_the_rows_a_second_after_its_time() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Rows(33, new ForgedRows().Held("S-1", "hA", 31.05)), "outlives its time");

    [Fact]
    public void A_hold_ends_before_its_time() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Hold(2, "hB", 30, "S-1"), "Hold hB");

    [Fact]
    public void A_hold_is_given_the_wrong_end() => See(
        new ForgedHistory().HoldUntil(1, "hA", 1, 61, "S-1"), "ends at a wrong time");

    [Fact]
    public void The_owner_is_told_that_a_running_hold_has_ended() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Add(1, RequestKind.Order, 2, 409, """{"code":"hold-ended"}""", "hA", "o-hA"), "Ended hA");

    [Fact]
    public void An_extension_that_was_answered_is_lost() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Extend(1, "hA", 2, 61.05, "S-1").Rows(5, new ForgedRows().Held("S-1", "hA", 31.05)), "RowHeld hA");

    [Fact]
    public void A_hold_that_was_released_is_back() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Release(1, "hA", 2).Rows(5, new ForgedRows().Held("S-1", "hA", 31.05)), "RowHeld hA");

    [Fact]
    public void A_part_of_a_refused_hold_stays() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").HoldRefused(2, "hB", 2, ["S-1", "S-2"], "S-1")
            .Rows(5, new ForgedRows().Held("S-1", "hA", 31.05).Held("S-2", "hB", 32.05)),
        "RowHeld hB");

    [Fact]
    public void A_free_seat_is_refused() => See(
        new ForgedHistory().HoldRefused(1, "hA", 1, ["S-1"], "S-1"), "Taken hA");

    [Fact]
    public void A_blocked_seat_is_held() => See(new ForgedHistory().Hold(1, "hA", 1, "S-10"), "Hold hA");

    [Fact]
    public void A_row_holds_a_seat_for_nobody_who_asked() => See(
        new ForgedHistory().Rows(5, new ForgedRows().Held("S-1", "hX", 31)), "RowHeld hX");

    [Fact]
    public void A_paid_seat_is_freed() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1")
            .Rows(5, new ForgedRows().Free("S-1").Ticket("S-1", "hA").Order("hA", "paid").Payment("hA", 100, 0)),
        "RowFree");

    [Fact]
    public void A_paid_seat_is_held_by_another() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1").Hold(2, "hB", 40, "S-1"), "Hold hB");

    [Fact]
    public void A_paid_seat_is_not_in_its_owners_cart() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1").Cart(1, 5), "NotInCart");

    [Fact]
    public void A_hold_ends_by_a_purchase_of_long_ago() => See(
        new ForgedHistory(hasRoom: true).Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1").Hold(1, "hB", 20, "S-2")
            .Rows(25, new ForgedRows().Bought("S-1", "hA")),
        "RowFree");

    [Fact]
    public void A_returned_seat_is_still_sold() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, 200, "paid", "S-1").Cancel(1, "hA", 4, 200, "S-1")
            .Rows(5, new ForgedRows().Bought("S-1", "hA")),
        "RowSold hA");

    [Fact]
    public void A_search_that_gives_up_is_a_failure()
    {
        var history = new ForgedHistory();
        for (var i = 0; i <= SeatSearch.MaxSteps; i++) history.Hold(1, $"h{i}", i * 40, "S-1");
        See(history, "gave up");
    }

    private static void See(ForgedHistory history, string what) => history.Violations().ShouldContain(violation => violation.Contains(what));
}
