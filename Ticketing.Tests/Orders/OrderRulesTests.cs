using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Xunit;
using static Ticketing.Tests.Orders.SampleOrder;

namespace Ticketing.Tests.Orders;

/// <summary>How an order is made, paid and given up.</summary>
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
    public void A_hold_whose_order_is_being_paid_cannot_be_given_up_by_its_buyer()
    {
        foreach (var order in (Order[])[Paying(), OrderRules.Unanswered(Paying(), Now), OrderRules.Charged(Pending(), Key, Now)])
        {
            OrderRules.WhyNotRelease(order, User).ShouldNotBeNull().Code.ShouldBe(RefusalCode.OrderState);
            OrderRules.WhyNotRelease(order, Guid.NewGuid()).ShouldBeNull();
        }

        foreach (var order in (Order?[])[null, Pending(), Paid(), OrderRules.Expired(Pending())]) OrderRules.WhyNotRelease(order, User).ShouldBeNull();
    }
}
