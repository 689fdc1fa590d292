using Shouldly;
using Ticketing.Grains.Orders;
using Xunit;
using static Ticketing.Tests.Orders.SampleOrder;

namespace Ticketing.Tests.Orders;

/// <summary>A refund on its way: declined, unanswered, or smaller because tickets were used.</summary>
[Trait("Suite", "Unit")]
public sealed class OrderRefundRulesTests
{
    [Fact]
    public void A_declined_refund_stays_open_since_its_first_refusal_and_is_asked_for_again()
    {
        var declined = OrderRules.RefundDeclined(Refunding(), "NO: first", Now);
        declined.OpenRefund!.IsDeclined.ShouldBeTrue();
        declined.Row.DueAt!.Value.ShouldBeGreaterThan(Now);
        var again = OrderRules.RefundDeclined(declined, "NO: second", Now.AddMinutes(1));
        (again.OpenRefund!.DeclinedAt, again.OpenRefund.DeclinedReason).ShouldBe((Now, "NO: first"));
        OrderRules.Refunded(again, Now.AddMinutes(2)).Refunds.ShouldAllBe(refund => !refund.IsDeclined);
    }

    [Fact]
    public void The_words_about_a_declined_refund_are_kept_up_to_the_limit()
    {
        var full = new string('가', RefundRow.MaxReason);
        OrderRules.RefundDeclined(Refunding(), full, Now).OpenRefund!.DeclinedReason.ShouldBe(full);
        OrderRules.RefundDeclined(Refunding(), full + "나", Now).OpenRefund!.DeclinedReason.ShouldBe(full);
    }

    [Fact]
    public void An_unanswered_refund_stays_a_refund()
    {
        var order = OrderRules.Unanswered(Refunding(), Now);

        order.Row.Status.ShouldBe(OrderStatus.Refunding);
        order.OpenRefund.ShouldNotBeNull();
    }

    [Fact]
    public void When_the_seats_are_gone_everything_goes_back_without_a_fee()
    {
        var order = OrderRules.SeatsGone(Paying(), Now);

        (order.OpenRefund!.Amount, order.OpenRefund.Fee).ShouldBe((250_000, 0));
        order.Kept.ShouldBeEmpty();
        OrderRules.Refunded(order, Now).Row.Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public void A_ticket_that_was_used_meanwhile_leaves_the_refund_and_stays_in_the_order()
    {
        var order = OrderRules.WithoutUsed(Refunding(), ["가-3"]);

        (order.OpenRefund!.Amount, order.OpenRefund.Fee).ShouldBe((180_000, 20_000));
        order.SeatsOf(order.OpenRefund).ShouldBe(["가-1", "가-2"]);
        var done = OrderRules.Refunded(order, Now);
        (done.Row.Status, done.Offers.Single().Seat).ShouldBe((OrderStatus.Paid, "가-3"));
    }

    [Fact]
    public void When_all_tickets_were_used_nothing_is_refunded()
    {
        var order = OrderRules.WithoutUsed(Refunding(), ["가-1", "가-2", "가-3"]);

        (order.OpenRefund!.Amount, order.OpenRefund.Fee).ShouldBe((0, 0));
        var done = OrderRules.Refunded(order, Now);
        (done.Row.Status, done.Kept.Count()).ShouldBe((OrderStatus.Paid, 3));
        done.ToView(Now).Refunds.ShouldBeEmpty();
    }

    [Fact]
    public void A_refund_of_the_release_before_keeps_the_share_of_its_fee()
    {
        var order = Refunding();
        var older = order with { Refunds = [order.OpenRefund! with { FeePercent = null }] };

        var smaller = OrderRules.WithoutUsed(older, ["가-3"]).OpenRefund!;

        (smaller.Amount, smaller.Fee).ShouldBe((180_000, 20_000));
    }
}
