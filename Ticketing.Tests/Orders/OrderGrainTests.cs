using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Orders;

[Trait("Suite", "Grains")]
public sealed class OrderGrainTests : SaleTest
{
    [Fact]
    public async Task From_hold_to_order_to_payment_to_tickets()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1", "A-2-1")).Value();
        var order = (await buyer.OrderAsync(hold)).Value();
        (order.Status, order.Amount, order.ExpiresAt).ShouldBe((OrderStatus.Pending, hold.Amount, hold.ExpiresAt));

        var paid = (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).Value();

        paid.Status.ShouldBe(OrderStatus.Paid);
        Tickets.Select(ticket => (ticket.Seat, ticket.Owner, ticket.OrderId, ticket.Grade, ticket.Price)).ShouldBe(
            [("A-1-1", buyer.User, order.OrderId, "VIP", SmallHall.VipPrice), ("A-2-1", buyer.User, order.OrderId, "R", SmallHall.RPrice)]);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Sold);
        (await buyer.Cart.View()).Value().Owned.ShouldBe(["A-1-1", "A-2-1"]);
    }

    [Fact]
    public async Task An_order_of_free_seats_needs_no_payment()
    {
        var paid = await NewBuyer().BuyAsync("A-3-1");

        (paid.Status, paid.Amount).ShouldBe((OrderStatus.Paid, 0));
        Tickets.ShouldHaveSingleItem().Price.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_keys_get_the_same_answers()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        var order = (await buyer.OrderAsync(hold, Buyer.Key("order"))).Value();
        var key = await buyer.PayAsync(order);
        var paid = (await buyer.ConfirmAsync(order, key, Buyer.Key("confirm"))).Value();
        var cancelled = (await buyer.CancelAsync(order, Buyer.Key("cancel"))).Value();
        Time.Advance(TimeSpan.FromHours(1));
        await Silo.ForgetEverythingAsync();

        var again = (await buyer.OrderAsync(hold, Buyer.Key("order"))).Value();
        (again.Status, again.ServerTime).ShouldBe((OrderStatus.Pending, order.ServerTime));
        again = (await buyer.ConfirmAsync(order, key, Buyer.Key("confirm"))).Value();
        (again.Status, again.ServerTime).ShouldBe((OrderStatus.Paid, paid.ServerTime));
        again = (await buyer.CancelAsync(order, Buyer.Key("cancel"))).Value();
        (again.Status, again.ServerTime, again.Refunds.Count).ShouldBe((OrderStatus.Cancelled, cancelled.ServerTime, 1));
        Tickets.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_refused()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        var key = await buyer.PayAsync(order);
        (await buyer.ConfirmAsync(order, key, Buyer.Key("k", "one"))).Value();

        (await buyer.ConfirmAsync(order, key, Buyer.Key("k", "two"))).ShouldBeRefused(RefusalCode.IdempotencyKeyReused);
        (await buyer.CancelAsync(order, Buyer.Key("k", "two"))).ShouldBeRefused(RefusalCode.IdempotencyKeyReused);
    }

    [Fact]
    public async Task A_hold_becomes_one_order_only()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        (await buyer.OrderAsync(hold)).Value();

        (await buyer.OrderAsync(hold)).ShouldBeRefused(RefusalCode.OrderState);
    }

    [Fact]
    public async Task There_is_no_order_of_a_hold_that_ended_or_is_somebody_elses()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();

        (await NewBuyer().OrderAsync(hold)).ShouldBeRefused(RefusalCode.HoldEnded);
        Time.Advance(SmallHall.HoldTtl);
        (await buyer.OrderAsync(hold)).ShouldBeRefused(RefusalCode.HoldEnded);
    }

    [Fact]
    public async Task Nobody_sees_pays_or_cancels_another_persons_order()
    {
        var order = await NewBuyer().OrderSeatsAsync("A-1-1");
        var stranger = NewBuyer();

        (await stranger.GetAsync(order)).ShouldBeRefused(RefusalCode.NotFound);
        (await stranger.ConfirmAsync(order, "pay_1")).ShouldBeRefused(RefusalCode.NotFound);
        (await stranger.CancelAsync(order)).ShouldBeRefused(RefusalCode.NotFound);
        (await stranger.GetAsync(order with { OrderId = "oNothing" })).ShouldBeRefused(RefusalCode.NotFound);
    }

    [Fact]
    public async Task Another_amount_than_the_orders_charges_nothing()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        var key = await buyer.PayAsync(order with { Amount = 100 });

        (await buyer.ConfirmAsync(order with { Amount = 100 }, key)).ShouldBeRefused(RefusalCode.AmountMismatch);
        (await buyer.ConfirmAsync(order, key)).ShouldBeRefused(RefusalCode.PaymentDeclined);

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Pending);
        Tickets.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dropped_order_gives_its_seats_back_at_once()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1", "A-1-2");

        (await buyer.CancelAsync(order)).Value().Status.ShouldBe(OrderStatus.Cancelled);

        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
        StatusOf("A-1-2").ShouldBe(SeatStatus.Available);
        (await buyer.ConfirmAsync(order, "pay_1")).ShouldBeRefused(RefusalCode.OrderState);
    }

    [Fact]
    public async Task An_order_that_nobody_paid_ends_with_its_hold()
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1");
        Time.Advance(SmallHall.HoldTtl);

        await Silo.Sweeper.SweepAsync();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Expired);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public async Task A_whole_cancel_voids_the_tickets_and_puts_the_seats_on_sale()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1", "A-1-2");
        Time.Advance(TimeSpan.FromDays(22));

        var cancelled = (await buyer.CancelAsync(order)).Value();

        cancelled.Status.ShouldBe(OrderStatus.Cancelled);
        (cancelled.Refunds[0].Amount, cancelled.Refunds[0].Fee).ShouldBe((270_000, 30_000));
        Tickets.ShouldBeEmpty();
        (await Silo.BankAsync(order)).RefundedAmount.ShouldBe(270_000);
        (await NewBuyer().BuyAsync("A-1-1")).Status.ShouldBe(OrderStatus.Paid);
    }

    [Fact]
    public async Task Seats_are_cancelled_one_after_the_other()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1", "A-2-1");

        var part = (await buyer.CancelAsync(order, "A-1-1")).Value();
        (part.Status, part.Seats.ShouldHaveSingleItem().Seat).ShouldBe((OrderStatus.Paid, "A-2-1"));
        Tickets.ShouldHaveSingleItem().Seat.ShouldBe("A-2-1");
        (await Silo.BankAsync(order)).RefundedAmount.ShouldBe(SmallHall.VipPrice);
        (await buyer.CancelAsync(order, "A-1-1")).ShouldBeRefused(RefusalCode.UnknownSeats);

        (await buyer.CancelAsync(order, "A-2-1")).Value().Status.ShouldBe(OrderStatus.Cancelled);
        (await Silo.BankAsync(order)).RefundedAmount.ShouldBe(order.Amount);
    }

    [Fact]
    public async Task A_ticket_that_was_used_is_not_cancelled_and_lets_in_once()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1", "A-1-2");
        var ticket = Tickets[0];
        var door = Silo.Grains.GetSeat(SmallHall.Performance, ticket.Seat);

        (await door.CheckIn("000000000000")).Result.ShouldBe(CheckInResult.NotValid);
        (await door.CheckIn(ticket.Serial)).Result.ShouldBe(CheckInResult.Welcome);
        await Silo.ForgetEverythingAsync();
        (await door.CheckIn(ticket.Serial)).ShouldBe(new CheckIn(CheckInResult.UsedBefore, Now));

        (await buyer.CancelAsync(order)).ShouldBeRefused(RefusalCode.TicketUsed).Seats.ShouldBe(["A-1-1"]);
        (await buyer.CancelAsync(order, "A-1-2")).Value().Status.ShouldBe(OrderStatus.Paid);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Sold);
    }

    [Fact]
    public async Task A_ticket_of_a_cancelled_order_lets_nobody_in()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1");
        var serial = Tickets[0].Serial;
        (await buyer.CancelAsync(order)).Value();
        await NewBuyer().BuyAsync("A-1-1");

        (await Silo.Grains.GetSeat(SmallHall.Performance, "A-1-1").CheckIn(serial)).Result.ShouldBe(CheckInResult.NotValid);
    }

    [Fact]
    public async Task When_the_performance_has_begun_a_cancellation_changes_nothing()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1");
        Time.Advance(TimeSpan.FromDays(30));

        (await buyer.CancelAsync(order)).ShouldBeRefused(RefusalCode.CancellationClosed);
        Tickets.ShouldHaveSingleItem();
    }
}
