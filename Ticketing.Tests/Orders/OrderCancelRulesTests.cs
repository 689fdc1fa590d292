using Shouldly;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Xunit;
using static Ticketing.Tests.Orders.SampleOrder;

namespace Ticketing.Tests.Orders;

/// <summary>Which seats of an order can be cancelled, and what goes back.</summary>
[Trait("Suite", "Unit")]
public sealed class OrderCancelRulesTests
{
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
}
