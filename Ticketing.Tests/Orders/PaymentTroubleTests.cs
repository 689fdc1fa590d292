using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Orders;

[Trait("Suite", "Grains")]
public sealed class PaymentTroubleTests : SaleTest
{
    [Fact]
    public async Task A_late_payment_gets_the_tickets_while_the_seats_are_free()
    {
        var buyer = NewBuyer();
        var order = await ExpiredOrderAsync(buyer, "A-1-1", "A-1-2");

        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).Value().Status.ShouldBe(OrderStatus.Paid);

        Tickets.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_late_payment_is_refused_uncharged_when_one_seat_is_gone()
    {
        var buyer = NewBuyer();
        var order = await ExpiredOrderAsync(buyer, "A-1-1", "A-1-2");
        (await NewBuyer().HoldAsync("A-1-2")).Value();
        var key = await buyer.PayAsync(order);

        (await buyer.ConfirmAsync(order, key)).ShouldBeRefused(RefusalCode.SeatsTaken).Seats.ShouldBe(["A-1-2"]);

        (await Silo.BankAsync(order)).Status.ShouldBe(GatewayPaymentStatus.Ready);
        (await buyer.GetAsync(order)).Value().Refunds.ShouldBeEmpty();
        Tickets.ShouldBeEmpty();
        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
        StatusOf("A-1-2").ShouldBe(SeatStatus.Held);
        (await buyer.ConfirmAsync(order, key)).ShouldBeRefused(RefusalCode.SeatsTaken);
    }

    [Fact]
    public async Task Late_payments_do_not_get_past_the_limit()
    {
        var buyer = NewBuyer();
        var first = await ExpiredOrderAsync(buyer, "A-1-1", "A-1-2", "A-1-3", "A-1-4");
        await buyer.BuyAsync("A-1-5", "A-1-6", "A-1-7");

        (await buyer.ConfirmAsync(first, await buyer.PayAsync(first))).ShouldBeRefused(RefusalCode.SeatLimit);

        Tickets.Count.ShouldBe(3);
        (await Silo.BankAsync(first)).Status.ShouldBe(GatewayPaymentStatus.Ready);
    }

    [Fact]
    public async Task Nothing_is_charged_for_an_expired_order_after_the_sale_closed()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        Time.Advance(TimeSpan.FromDays(29));

        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).ShouldBeRefused(RefusalCode.NotOnSale);

        (await Silo.BankAsync(order)).Status.ShouldBe(GatewayPaymentStatus.Ready);
    }

    [Fact]
    public async Task After_a_declined_payment_another_one_is_taken()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");

        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order, SandboxBehaviour.Decline))).ShouldBeRefused(RefusalCode.PaymentDeclined);
        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Pending);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Held);

        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).Value().Status.ShouldBe(OrderStatus.Paid);
    }

    [Theory]
    [InlineData("timeout-after-charge")]
    [InlineData("timeout-before-charge")]
    public async Task A_payment_without_an_answer_is_settled_by_the_sweeper_and_charged_once(string behaviour)
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        var key = await buyer.PayAsync(order, SandboxBehaviour.TryParse(behaviour));

        (await buyer.ConfirmAsync(order, key)).Value().Status.ShouldBe(OrderStatus.Unknown);
        Tickets.ShouldBeEmpty();
        await Silo.Sweeper.SweepAsync();
        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Unknown);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Silo.Sweeper.SweepAsync();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Paid);
        Tickets.ShouldHaveSingleItem().OrderId.ShouldBe(order.OrderId);
        (await Silo.BankAsync(order)).Kept.ShouldBe(order.Amount);
        (await buyer.ConfirmAsync(order, key)).Value().Status.ShouldBe(OrderStatus.Paid);
        (await buyer.ConfirmAsync(order, "pay_other")).ShouldBeRefused(RefusalCode.OrderState);
    }

    [Fact]
    public async Task While_a_payment_is_unknown_no_second_one_is_taken()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        var key = await buyer.PayAsync(order, SandboxBehaviour.TimeoutAfterCharge);
        (await buyer.ConfirmAsync(order, key)).Value();

        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).ShouldBeRefused(RefusalCode.OrderState);
        (await buyer.ConfirmAsync(order, key)).Value().Status.ShouldBe(OrderStatus.Unknown);
        (await buyer.CancelAsync(order)).ShouldBeRefused(RefusalCode.OrderState);
    }

    [Fact]
    public async Task A_payment_that_settles_when_the_seats_are_gone_goes_back()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        Time.Advance(SmallHall.HoldTtl - TimeSpan.FromMilliseconds(500));
        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order, SandboxBehaviour.TimeoutAfterCharge))).Value();
        Time.Advance(TimeSpan.FromSeconds(1));
        await NewBuyer().BuyAsync("A-1-1");

        await Silo.Sweeper.SweepAsync();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Cancelled);
        (await Silo.BankAsync(order)).Kept.ShouldBe(0);
        Tickets.ShouldHaveSingleItem().OrderId.ShouldNotBe(order.OrderId);
    }

    [Fact]
    public async Task Call_backs_are_harmless_however_many_and_whatever_they_are_about()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        var grain = Silo.Grains.GetOrder(order.OrderId);
        await grain.PaymentSettled();
        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Pending);

        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order, SandboxBehaviour.CallbackTwice))).Value();
        await grain.PaymentSettled();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Paid);
        Tickets.ShouldHaveSingleItem();
        await Silo.Grains.GetOrder("oNothing").PaymentSettled();
    }

    [Fact]
    public async Task A_call_back_settles_an_unknown_payment_at_once()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order, SandboxBehaviour.TimeoutAfterCharge))).Value();

        await Silo.Grains.GetOrder(order.OrderId).PaymentSettled();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Paid);
    }

    [Fact]
    public async Task A_charge_for_a_dropped_order_goes_back()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        var key = await buyer.PayAsync(order);
        (await buyer.CancelAsync(order)).Value();
        await Silo.Sandbox.ConfirmAsync(new ConfirmPayment(key, order.OrderId, order.Amount, key), CancellationToken.None);

        await Silo.Grains.GetOrder(order.OrderId).PaymentSettled();

        (await Silo.BankAsync(order)).Kept.ShouldBe(0);
        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Cancelled);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
    }

    private async Task<OrderView> ExpiredOrderAsync(Buyer buyer, params string[] seats)
    {
        var order = await buyer.OrderSeatsAsync(seats);
        Time.Advance(SmallHall.HoldTtl);
        await Silo.Sweeper.SweepAsync();
        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Expired);
        return order;
    }
}
