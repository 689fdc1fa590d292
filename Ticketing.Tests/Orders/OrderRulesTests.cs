using Shouldly;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Xunit;
using static Ticketing.Tests.Orders.SampleOrder;

namespace Ticketing.Tests.Orders;

[Trait("Suite", "Unit")]
public sealed class OrderRulesTests
{
    [Fact]
    public void An_order_has_the_seats_prices_and_end_of_its_hold()
    {
        var order = Pending();

        order.Row.ShouldBe(new OrderRow("oA", "공연-1", User, "hA", OrderStatus.Pending, 250_000, Now, ExpiresAt, null, ExpiresAt, 0, Terms.Cancellation.Write(), StartsAt, "Asia/Seoul") { Version = 1 });
        order.Seats.Select(seat => (seat.Seat, seat.Price)).ShouldBe([("가-1", 100_000L), ("가-2", 100_000L), ("가-3", 50_000L)]);
        order.Refunds.ShouldBeEmpty();
    }

    [Fact]
    public void A_pending_and_an_expired_order_can_be_paid()
    {
        OrderRules.WhyNotConfirm(Pending(), Confirm(250_000)).ShouldBeNull();
        OrderRules.WhyNotConfirm(OrderRules.Expired(Pending()), Confirm(250_000)).ShouldBeNull();
    }

    [Fact]
    public void An_order_in_any_other_state_cannot_be_paid()
    {
        Order[] orders = [Paying(), OrderRules.Unanswered(Paying(), Now), OrderRules.Charged(Pending(), Key, Now), Paid(), Refunding(), OrderRules.Dropped(Pending())];

        foreach (var order in orders) OrderRules.WhyNotConfirm(order, Confirm(250_000))!.Code.ShouldBe(RefusalCode.OrderState);
    }

    [Theory]
    [InlineData(249_999)]
    [InlineData(250_001)]
    [InlineData(0)]
    [InlineData(-250_000)]
    public void The_amount_must_be_the_orders(long amount) =>
        OrderRules.WhyNotConfirm(Pending(), Confirm(amount))!.Code.ShouldBe(RefusalCode.AmountMismatch);

    [Fact]
    public void Only_an_order_of_nothing_needs_no_payment()
    {
        OrderRules.WhyNotConfirm(Pending(), Confirm(250_000, null))!.Code.ShouldBe(RefusalCode.InvalidInput);
        OrderRules.WhyNotConfirm(Pending(), Confirm(250_000, ""))!.Code.ShouldBe(RefusalCode.InvalidInput);
        OrderRules.WhyNotConfirm(Pending(0), Confirm(0, null)).ShouldBeNull();
    }

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
    public void A_payment_that_came_when_the_seats_were_gone_gets_the_same_answer_again()
    {
        var gone = OrderRules.SeatsGone(Paying(), Now);

        OrderRules.WhyNotConfirm(gone, Confirm(250_000)).ShouldBe(OrderRules.SeatsWereGone);
        OrderRules.WhyNotConfirm(OrderRules.Refunded(gone, Now), Confirm(250_000)).ShouldBe(OrderRules.SeatsWereGone);
        OrderRules.WhyNotConfirm(gone, Confirm(250_000, "pay_2"))!.Code.ShouldBe(RefusalCode.OrderState);
    }

    [Fact]
    public void A_step_that_waits_for_the_provider_is_due_again()
    {
        (Paying().Row.Status, Paying().Row.DueAt).ShouldBe((OrderStatus.Paying, Now + OrderRules.StepTime));
        OrderRules.Charged(Pending(), Key, Now).Row.DueAt.ShouldBe(Now + OrderRules.StepTime);
        Refunding().Row.DueAt.ShouldBe(Now + OrderRules.StepTime);
    }

    [Fact]
    public void A_provider_that_does_not_answer_is_asked_later_each_time_and_never_given_up()
    {
        var order = Paying();
        var pauses = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            order = OrderRules.Unanswered(order, Now);
            order.Row.Status.ShouldBe(OrderStatus.Unknown);
            pauses.Add((order.Row.DueAt!.Value - Now).TotalSeconds);
        }

        pauses.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    [Fact]
    public void An_unanswered_refund_stays_a_refund()
    {
        var order = OrderRules.Unanswered(Refunding(), Now);

        order.Row.Status.ShouldBe(OrderStatus.Refunding);
        order.OpenRefund.ShouldNotBeNull();
    }

    [Fact]
    public void After_a_declined_payment_another_may_follow_while_there_is_time()
    {
        var again = OrderRules.Declined(Paying(), ExpiresAt.AddTicks(-1));
        (again.Row.Status, again.Row.PaymentKey, again.Row.DueAt).ShouldBe((OrderStatus.Pending, null, ExpiresAt));

        var over = OrderRules.Declined(Paying(), ExpiresAt);
        (over.Row.Status, over.Row.PaymentKey, over.Row.DueAt).ShouldBe((OrderStatus.Expired, null, null));
    }

    [Fact]
    public void Orders_that_rest_are_not_due()
    {
        foreach (var order in (Order[])[Paid(), OrderRules.Expired(Pending()), OrderRules.Dropped(Pending()), OrderRules.Refunded(Refunding(), Now)])
            order.Row.DueAt.ShouldBeNull();
    }

    [Fact]
    public void A_whole_cancel_gives_everything_back_but_the_fee()
    {
        var order = OrderRules.Cancel(Paid(), Cancel(), "r1", 10, Now).Value.ShouldNotBeNull();

        order.Row.Status.ShouldBe(OrderStatus.Refunding);
        var refund = order.OpenRefund.ShouldNotBeNull();
        (refund.RefundId, refund.Amount, refund.Fee, refund.RequestedAt).ShouldBe(("r1", 225_000, 25_000, Now));
        order.SeatsOf(refund).ShouldBe(["가-1", "가-2", "가-3"]);

        var done = OrderRules.Refunded(order, Now.AddSeconds(1));
        (done.Row.Status, done.OpenRefund).ShouldBe((OrderStatus.Cancelled, null));
        done.Refunds[0].SettledAt.ShouldBe(Now.AddSeconds(1));
    }

    [Fact]
    public void A_part_is_cancelled_and_the_rest_stays_paid()
    {
        var order = OrderRules.Cancel(Paid(), Cancel("가-3"), "r1", 10, Now).Value.ShouldNotBeNull();

        (order.OpenRefund!.Amount, order.OpenRefund.Fee).ShouldBe((45_000, 5_000));
        var done = OrderRules.Refunded(order, Now);
        done.Row.Status.ShouldBe(OrderStatus.Paid);
        done.Offers.Select(seat => seat.Seat).ShouldBe(["가-1", "가-2"]);
    }

    [Fact]
    public void Seats_that_are_not_or_no_longer_in_the_order_cannot_be_cancelled()
    {
        OrderRules.Cancel(Paid(), Cancel("가-1", "가-9"), "r1", 10, Now).Refusal!.Seats.ShouldBe(["가-9"]);

        var part = OrderRules.Refunded(OrderRules.Cancel(Paid(), Cancel("가-1"), "r1", 10, Now).Value!, Now);
        OrderRules.Cancel(part, Cancel("가-1"), "r2", 10, Now).Refusal!.Code.ShouldBe(RefusalCode.UnknownSeats);
    }

    [Fact]
    public void Too_late_to_cancel_is_refused() =>
        OrderRules.Cancel(Paid(), Cancel(), "r1", null, Now).Refusal!.Code.ShouldBe(RefusalCode.CancellationClosed);

    [Fact]
    public void Only_a_paid_order_is_cancelled_for_a_refund()
    {
        foreach (var order in (Order[])[Pending(), Paying(), Refunding(), OrderRules.Expired(Pending())])
            OrderRules.Cancel(order, Cancel(), "r2", 10, Now).Refusal!.Code.ShouldBe(RefusalCode.OrderState);
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
    public void To_name_no_seat_twice_one_or_a_strange_one_is_a_mistake_and_not_everything()
    {
        foreach (var order in (Order[])[Pending(), Paid()])
        {
            OrderRules.WhyNotCancel(order, new CancelOrder(new RequestKey("k", "f"), User, []))!.Code.ShouldBe(RefusalCode.InvalidInput);
            OrderRules.WhyNotCancel(order, Cancel("가-1", "가-1"))!.Code.ShouldBe(RefusalCode.InvalidInput);
            OrderRules.WhyNotCancel(order, Cancel("nowhere"))!.Code.ShouldBe(RefusalCode.UnknownSeats);
            OrderRules.WhyNotCancel(order, Cancel()).ShouldBeNull();
            OrderRules.WhyNotCancel(order, Cancel("가-1", "가-2", "가-3")).ShouldBeNull();
        }
    }

    [Fact]
    public void A_part_of_an_unpaid_order_cannot_be_cancelled()
    {
        OrderRules.WhyNotCancel(Pending(), Cancel("가-1"))!.Code.ShouldBe(RefusalCode.OrderState);
        OrderRules.WhyNotCancel(Paid(), Cancel("가-1")).ShouldBeNull();
    }

    [Fact]
    public void Parts_and_whole_cost_the_same_because_each_seat_is_rounded_by_itself()
    {
        var whole = OrderRules.Cancel(Paid(1_009), Cancel(), "r1", 30, Now).Value!;
        var part = OrderRules.Cancel(Paid(1_009), Cancel("가-1"), "r1", 30, Now).Value!;
        var rest = OrderRules.Cancel(OrderRules.Refunded(part, Now), Cancel(), "r2", 30, Now).Value!;

        whole.OpenRefund!.Fee.ShouldBe(302 + 302 + 151);
        (part.OpenRefund!.Fee + rest.OpenRefund!.Fee).ShouldBe(whole.OpenRefund.Fee);
        (part.OpenRefund.Amount + rest.OpenRefund.Amount).ShouldBe(whole.OpenRefund.Amount);
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

    [Fact]
    public void A_hold_whose_order_is_being_paid_cannot_be_given_up_by_its_buyer()
    {
        foreach (var order in (Order[])[Paying(), OrderRules.Unanswered(Paying(), Now), OrderRules.Charged(Pending(), Key, Now)])
        {
            OrderRules.WhyNotRelease(order, User).ShouldNotBeNull().Code.ShouldBe(RefusalCode.OrderState);
            OrderRules.WhyNotRelease(order, Guid.NewGuid()).ShouldBeNull();
        }

        foreach (var order in (Order?[])[null, Pending(), Paid(), OrderRules.Expired(Pending())]) OrderRules.WhyNotRelease(order, User).ShouldBeNull();
    }

    private static Order Refunding() => OrderRules.Cancel(Paid(), Cancel(), "r1", 10, Now).Value!;
}
