using Shouldly;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Xunit;

namespace Ticketing.Tests.Orders;

[Trait("Suite", "Unit")]
public sealed class OrderEventTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    private static readonly Order Pending = new(
        new OrderRow("o1", "p1", Guid.Empty, "h1", OrderStatus.Pending, 100, Now, Now.AddMinutes(5), null, Now.AddMinutes(5), 0) { Version = 1 },
        [new OrderSeatRow("o1", "a", "VIP", 60, null) { Version = 1 }, new OrderSeatRow("o1", "b", "VIP", 40, null) { Version = 1 }],
        []);

    private static readonly Order Paying = OrderRules.Paying(Pending, "key", Now);
    private static readonly Order Paid = OrderRules.Paid(Paying, null);

    [Fact]
    public void A_payment_that_goes_through_ends_in_one_event()
    {
        OrderEvents.Of(null, Pending).ShouldBe(OrderEvent.Created);
        OrderEvents.Of(Pending, Paying).ShouldBeNull();
        OrderEvents.Of(Paying, Paid).ShouldBe(OrderEvent.Paid);
    }

    [Fact]
    public void A_payment_that_stays_unknown_for_a_while_ends_in_one_event()
    {
        var unknown = OrderRules.Unanswered(Paying, Now);
        var still = OrderRules.Unanswered(unknown, Now);
        var charged = OrderRules.Charged(still, "key", Now);
        OrderEvents.Of(Paying, unknown).ShouldBeNull();
        OrderEvents.Of(unknown, still).ShouldBeNull();
        OrderEvents.Of(still, charged).ShouldBeNull();
        OrderEvents.Of(charged, OrderRules.Paid(charged, null)).ShouldBe(OrderEvent.Paid);
        OrderEvents.Of(unknown, OrderRules.Declined(unknown, Now)).ShouldBe(OrderEvent.Declined);
    }

    [Fact]
    public void A_payment_declined_in_time_or_late_is_declined_and_an_order_nobody_paid_expires()
    {
        OrderEvents.Of(Paying, OrderRules.Declined(Paying, Now)).ShouldBe(OrderEvent.Declined);
        OrderEvents.Of(Paying, OrderRules.Declined(Paying, Now.AddHours(1))).ShouldBe(OrderEvent.Declined);
        OrderEvents.Of(Pending, OrderRules.Expired(Pending)).ShouldBe(OrderEvent.Expired);
        OrderEvents.Of(Pending, OrderRules.Dropped(Pending)).ShouldBe(OrderEvent.Dropped);
    }

    [Fact]
    public void Money_that_goes_back_because_the_seats_were_gone_is_the_payments_event_when_it_is_back()
    {
        var gone = OrderRules.SeatsGone(Paying, Now);
        OrderEvents.Of(Paying, gone).ShouldBeNull();
        OrderEvents.Of(gone, OrderRules.Refunded(gone, Now)).ShouldBe(OrderEvent.Refunded);
    }

    [Theory]
    [InlineData(new[] { "a" }, OrderEvent.PartlyCancelled)]
    [InlineData(new[] { "a", "b" }, OrderEvent.Cancelled)]
    public void A_cancellation_is_told_when_its_money_is_back(string[] seats, OrderEvent expected)
    {
        var refunding = OrderRules.Cancel(Paid, new CancelOrder(new RequestKey("k", "f"), Guid.Empty, seats), "r1", 10, Now).Value!;
        OrderEvents.Of(Paid, refunding).ShouldBeNull();
        OrderEvents.Of(refunding, OrderRules.Refunded(refunding, Now)).ShouldBe(expected);
    }
}
