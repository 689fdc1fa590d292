using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Orders;

/// <summary>What a hold and an order have told stays, whatever the organiser changes later.</summary>
[Trait("Suite", "Grains")]
public sealed class KeptPromiseTests : SaleTest
{
    [Fact]
    public async Task A_hold_and_its_order_keep_the_price_that_the_hold_told()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1", "A-2-1")).Value();
        await PriceAsync("VIP", 999_000);

        (await buyer.Cart.View()).Value().Holds.Single().Amount.ShouldBe(hold.Amount);
        var order = (await buyer.OrderAsync(hold)).Value();

        order.Amount.ShouldBe(SmallHall.VipPrice + SmallHall.RPrice);
        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).Value().Status.ShouldBe(OrderStatus.Paid);
        Tickets.Sum(ticket => ticket.Price).ShouldBe(hold.Amount);
    }

    [Fact]
    public async Task The_price_survives_the_end_of_the_carts_memory()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        await PriceAsync("VIP", 999_000);
        await using var other = await TicketingSilo.StartAsync(Store, Time);
        var later = new Buyer(other, buyer.User);

        (await later.Cart.ExtendUnasked(hold.HoldId, Buyer.Key("extend"))).Value().Amount.ShouldBe(SmallHall.VipPrice);
        (await later.OrderAsync(hold)).Value().Amount.ShouldBe(SmallHall.VipPrice);
    }

    [Fact]
    public async Task A_new_hold_has_the_new_price()
    {
        await PriceAsync("VIP", 999_000);

        (await NewBuyer().HoldAsync("A-1-1")).Value().Amount.ShouldBe(999_000);
    }

    [Fact]
    public async Task A_seat_that_is_free_again_forgets_the_price()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        await buyer.Cart.Release(hold.HoldId);

        (Seat("A-1-1")!.Grade, Seat("A-1-1")!.Price).ShouldBe((null, null));
    }

    [Fact]
    public async Task An_order_keeps_its_terms_when_the_performance_gets_others()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1");
        order.Terms.ShouldNotBeNull().StartsAt.ShouldBe(Store.Rows<PerformanceRow>().Single().StartsAt);
        await ChangeAsync(row => row with { Terms = new CancellationTerms([new(0, 100)], 0, 0).Write() });
        Time.Advance(TimeSpan.FromDays(2));

        var refund = (await buyer.CancelAsync(order)).Value().Refunds.Single();

        (refund.Amount, refund.Fee).ShouldBe((SmallHall.VipPrice, 0));
    }

    [Fact]
    public async Task Within_a_day_of_the_payment_nothing_is_kept_and_later_the_steps_count()
    {
        Time.Advance(TimeSpan.FromDays(25));
        var buyer = NewBuyer();
        var first = await buyer.BuyAsync("A-1-1");
        var second = await buyer.BuyAsync("A-1-2");
        first.FreeUntil.ShouldBe(Now.AddHours(24));

        (await buyer.CancelAsync(first)).Value().Refunds.Single().Fee.ShouldBe(0);
        Time.Advance(TimeSpan.FromHours(24));

        (await buyer.CancelAsync(second)).Value().Refunds.Single().Fee.ShouldBe(SmallHall.VipPrice / 5);
    }

    [Fact]
    public async Task A_performance_that_the_organiser_moved_costs_nothing_to_leave()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1");
        Time.Advance(TimeSpan.FromDays(28));
        await ChangeAsync(row => row with { StartsAt = row.StartsAt.AddHours(1) });

        (await buyer.CancelAsync(order)).Value().Refunds.Single().Fee.ShouldBe(0);
    }

    [Fact]
    public async Task A_released_hold_ends_its_unpaid_order()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        var order = (await buyer.OrderAsync(hold)).Value();

        (await buyer.Order(hold.HoldId).ReleaseHold(new ReleaseHold(buyer.User, SmallHall.Performance, hold.HoldId))).Value();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Cancelled);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
        (await buyer.ConfirmAsync(order, "pay")).ShouldBeRefused(RefusalCode.OrderState);
    }

    [Fact]
    public async Task A_hold_without_an_order_is_released_the_same_way()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();

        (await buyer.Order(hold.HoldId).ReleaseHold(new ReleaseHold(buyer.User, SmallHall.Performance, hold.HoldId))).Value();

        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public async Task Nobody_ends_the_order_of_another_buyer()
    {
        var (buyer, stranger) = (NewBuyer(), NewBuyer());
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        var order = (await buyer.OrderAsync(hold)).Value();

        (await stranger.Order(hold.HoldId).ReleaseHold(new ReleaseHold(stranger.User, SmallHall.Performance, hold.HoldId))).Value();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Pending);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Held);
    }

    [Fact]
    public async Task Sold_seats_stay_when_their_hold_is_released()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1");

        (await buyer.Order(order.HoldId).ReleaseHold(new ReleaseHold(buyer.User, SmallHall.Performance, order.HoldId))).Value();

        StatusOf("A-1-1").ShouldBe(SeatStatus.Sold);
        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Paid);
    }

    private async Task PriceAsync(string grade, long price)
    {
        var row = Store.Rows<GradePriceRow>().Single(row => row.Grade == grade);
        (await Store.TryCommitAsync([row with { Price = price, Version = row.Version + 1 }])).ShouldBeNull();
        Time.Advance(PerformanceDirectory.MaxAge);
    }

    private async Task ChangeAsync(Func<PerformanceRow, PerformanceRow> change)
    {
        var row = Store.Rows<PerformanceRow>().Single();
        (await Store.TryCommitAsync([change(row) with { Version = row.Version + 1 }])).ShouldBeNull();
        Time.Advance(PerformanceDirectory.MaxAge);
    }
}
