using Shouldly;
using Ticketing.Tests.Faults.Histories;
using Xunit;

namespace Ticketing.Tests.Faults.Forged;

/// <summary>Histories in which an order, money, an answer or a place breaks a promise; the checker must find each.</summary>
[Trait("Suite", "Faults")]
public sealed class BrokenOrderTests
{
    [Fact]
    public void An_order_that_was_answered_is_gone() => See(Ordered().Rows(5, new ForgedRows().Held("S-1", "hA", 31.05)), "order oA of hA is gone");

    [Fact]
    public void An_order_costs_another_amount() => See(Ordered().Rows(5, new ForgedRows().Held("S-1", "hA", 31.05).Order("hA", "pending", 200)), "was over 100 won");

    [Fact]
    public void An_order_was_paid_by_nobody() => See(Ordered().Rows(5, new ForgedRows().Bought("S-1", "hA")), "was pending and is paid");

    [Fact]
    public void A_paid_order_is_cancelled_by_nobody() => See(Paid().Rows(5, new ForgedRows().Free("S-1").Order("hA", "cancelled").Payment("hA", 100, 100)), "was paid and is cancelled");

    [Fact]
    public void A_ticket_that_was_answered_is_gone() => See(
        Paid().Rows(5, new ForgedRows().Sold("S-1", "hA").Order("hA", "paid").Payment("hA", 100, 0)), "the ticket of seat S-1");

    [Fact]
    public void A_seat_is_sold_without_its_ticket() => See(
        Paid().Rows(5, new ForgedRows().Sold("S-1", "hA").Order("hA", "paid").Payment("hA", 100, 0)), "sold without its ticket");

    [Fact]
    public void A_ticket_is_for_a_seat_that_is_not_sold() => See(
        Ordered().Rows(5, new ForgedRows().Held("S-1", "hA", 31.05).Ticket("S-1", "hA").Order("hA", "pending")), "a seat that is not sold to its order");

    [Fact]
    public void A_cancelled_order_keeps_its_ticket() => See(
        Paid().Cancel(1, "hA", 4, 200, "S-1").Rows(5, new ForgedRows().Sold("S-1", "hA").Ticket("S-1", "hA").Order("hA", "cancelled")), "is cancelled with tickets");

    [Fact]
    public void Money_is_kept_for_nothing() => See(Ordered().Confirm(1, "hA", 3, null, "").Rows(5, new ForgedRows().Order("hA", "expired").Payment("hA", 100, 0)), "100 won are kept");

    [Fact]
    public void Money_is_kept_for_an_order_that_is_not_there() => See(Ordered().Rows(5, new ForgedRows().Payment("hA", 100, 0)), "which is not there");

    [Fact]
    public void A_fee_is_kept_that_nobody_owes() => See(
        Paid().Cancel(1, "hA", 4, 200, "S-1").Rows(5, new ForgedRows().Free("S-1").Order("hA", "cancelled").Refund("hA", 100, 0).Payment("hA", 100, 90)), "10 won are kept");

    [Fact]
    public void An_order_is_charged_twice() => See(
        Paid().Rows(5, new ForgedRows().Sold("S-1", "hA").Ticket("S-1", "hA").Order("hA", "paid").Payment("hA", 100, 0).Payment("hA", 100, 0)), "charged twice");

    [Fact]
    public void More_goes_back_than_was_charged() => See(
        Paid().Cancel(1, "hA", 4, 200, "S-1").Rows(5, new ForgedRows().Free("S-1").Order("hA", "cancelled").Payment("hA", 100, 120)), "more money back");

    [Fact]
    public void One_key_gets_two_answers() => See(
        new ForgedHistory().HoldUntil(1, "hA", 1, 31.05, "S-1").HoldUntil(1, "hA", 2, 31.06, "S-1"), "under one key");

    [Fact]
    public void One_key_gets_a_success_and_later_a_refusal() => See(
        new ForgedHistory().Hold(1, "hA", 1, "S-1").HoldRefused(1, "hA", 2, ["S-1"], "S-1"), "under one key");

    [Fact]
    public void A_place_worsens() => See(new ForgedHistory(hasRoom: true).Enter(1, "t1", 1, 5).Poll(1, "t1", 2, 3).Poll(1, "t1", 3, 4), "the place worsened");

    [Fact]
    public void A_place_is_lost() => See(new ForgedHistory(hasRoom: true).Enter(1, "t1", 1, 5).Enter(1, "t2", 2, 4), "the place was lost");

    [Fact]
    public void A_place_is_lost_by_a_purchase_from_before() => See(
        new ForgedHistory(hasRoom: true).Enter(1, "t0", 0.5, 1).Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1").Confirm(1, "hA", 3, null, "")
            .Add(1, RequestKind.Leave, 4, 204, "", "t0").Enter(1, "t1", 5, 5).Enter(1, "t2", 8, 4),
        "the place was lost");

    [Fact]
    public void Somebody_enters_with_anothers_entry() => See(
        new ForgedHistory(hasRoom: true).Add(2, RequestKind.Intrude, 1, 409, """{"code":"seats-taken"}""", "", "i-1"), "another's entry was good");

    [Fact]
    public void The_map_misses_a_seat() => See(new ForgedHistory().Map(1, 7, 1, 0, 1), "counts 9 of 10 seats");

    [Fact]
    public void The_silo_fails_instead_of_refusing() => See(new ForgedHistory().Add(1, RequestKind.LookAtCart, 1, 500, "{}", ""), "failed instead of refusing");

    private static ForgedHistory Ordered() => new ForgedHistory().Hold(1, "hA", 1, "S-1").Order(1, "hA", 2, "S-1");

    private static ForgedHistory Paid() => Ordered().Confirm(1, "hA", 3, 200, "paid", "S-1");

    private static void See(ForgedHistory history, string what) => history.Violations().ShouldContain(violation => violation.Contains(what));
}
