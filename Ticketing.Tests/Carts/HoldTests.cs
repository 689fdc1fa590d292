using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Carts;

[Trait("Suite", "Grains")]
public sealed class HoldTests : SaleTest
{
    [Fact]
    public async Task A_hold_has_its_seats_their_prices_and_an_end()
    {
        var hold = (await NewBuyer().HoldAsync("A-1-1", "A-2-1")).Value();

        hold.Seats.ShouldBe([new HeldSeat("A-1-1", "VIP", SmallHall.VipPrice), new HeldSeat("A-2-1", "R", SmallHall.RPrice)]);
        hold.Amount.ShouldBe(SmallHall.VipPrice + SmallHall.RPrice);
        hold.ExpiresAt.ShouldBe(Now + SmallHall.HoldTtl);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Held);
        StatusOf("A-2-1").ShouldBe(SeatStatus.Held);
    }

    [Fact]
    public async Task All_seats_or_none()
    {
        await NewBuyer().HoldAsync("A-1-2");

        var refusal = (await NewBuyer().HoldAsync("A-1-1", "A-1-2", "A-1-3")).ShouldBeRefused(RefusalCode.SeatsTaken);

        refusal.Seats.ShouldBe(["A-1-2"]);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
        StatusOf("A-1-3").ShouldBe(SeatStatus.Available);
        (await NewBuyer().HoldAsync("A-1-1", "A-1-3")).Value();
    }

    [Fact]
    public async Task Nobody_holds_and_owns_more_than_the_limit()
    {
        var buyer = NewBuyer();
        await buyer.BuyAsync("A-1-1", "A-1-2");
        (await buyer.HoldAsync("A-1-3")).Value();

        (await buyer.HoldAsync("A-1-4", "A-1-5")).ShouldBeRefused(RefusalCode.SeatLimit);

        (await buyer.HoldAsync("A-1-4")).Value();
    }

    [Fact]
    public async Task A_hold_that_ended_does_not_count_against_the_limit()
    {
        var buyer = NewBuyer();
        (await buyer.HoldAsync("A-1-1", "A-1-2", "A-1-3", "A-1-4")).Value();
        Time.Advance(SmallHall.HoldTtl);

        (await buyer.HoldAsync("A-1-5", "A-1-6", "A-1-7", "A-1-8")).Value();
    }

    [Fact]
    public async Task An_own_hold_survives_a_reactivation()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1", "A-1-2")).Value();

        await Silo.ForgetEverythingAsync();

        var view = (await buyer.Cart.View()).Value();
        view.Holds.ShouldHaveSingleItem().Seats.ShouldBe(hold.Seats);
        view.Holds[0].ExpiresAt.ShouldBe(hold.ExpiresAt);
        (await buyer.OrderAsync(hold)).Value().Amount.ShouldBe(hold.Amount);
    }

    [Fact]
    public async Task A_hold_is_extended_once()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1", "A-1-2")).Value();
        Time.Advance(TimeSpan.FromMinutes(4));

        var extended = (await buyer.ExtendAsync(hold)).Value();

        extended.ExpiresAt.ShouldBe(hold.ExpiresAt + SmallHall.HoldTtl);
        Seat("A-1-1")!.Until.ShouldBe(extended.ExpiresAt);
        Seat("A-1-2")!.Until.ShouldBe(extended.ExpiresAt);
        (await buyer.ExtendAsync(hold)).ShouldBeRefused(RefusalCode.HoldExtended);
        Seat("A-1-1")!.Until.ShouldBe(extended.ExpiresAt);
    }

    [Fact]
    public async Task An_extension_does_not_rest_on_what_a_seat_remembers_from_before_the_hold()
    {
        // Two activations of a seat, as there may be while a cluster changes: the one here knows nothing of the hold that the other one made.
        await Silo.Grains.GetSeat(SmallHall.Performance, "A-1-2").Release("none", 0);
        await using var other = await TicketingSilo.StartAsync(Store, Time);
        var there = new Buyer(other);
        var hold = (await there.HoldAsync("A-1-1", "A-1-2")).Value();

        var extended = (await Silo.Grains.GetCart(SmallHall.Performance, there.User).ExtendUnasked(hold.HoldId, Buyer.Key("extension"))).Value();

        extended.ExpiresAt.ShouldBe(hold.ExpiresAt + SmallHall.HoldTtl);
        Seat("A-1-1")!.Until.ShouldBe(extended.ExpiresAt);
        Seat("A-1-2")!.Until.ShouldBe(extended.ExpiresAt);
    }

    [Fact]
    public async Task A_hold_that_ended_cannot_be_extended()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        Time.Advance(SmallHall.HoldTtl);

        (await buyer.ExtendAsync(hold)).ShouldBeRefused(RefusalCode.HoldEnded);
    }

    [Fact]
    public async Task A_release_frees_the_seats_and_may_be_repeated()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1", "A-1-2")).Value();
        (await buyer.ExtendAsync(hold)).Value();

        (await buyer.Cart.Release(hold.HoldId)).Value();

        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
        StatusOf("A-1-2").ShouldBe(SeatStatus.Available);
        (await NewBuyer().HoldAsync("A-1-1")).Value();
        (await buyer.Cart.Release(hold.HoldId)).Value();
        StatusOf("A-1-1").ShouldBe(SeatStatus.Held);
    }

    [Fact]
    public async Task Nobody_releases_somebody_elses_hold()
    {
        var hold = (await NewBuyer().HoldAsync("A-1-1")).Value();

        await NewBuyer().Cart.Release(hold.HoldId);

        StatusOf("A-1-1").ShouldBe(SeatStatus.Held);
    }

    [Fact]
    public async Task The_sweeper_frees_what_is_over_and_nothing_else()
    {
        (await NewBuyer().HoldAsync("A-1-1")).Value();
        var owner = NewBuyer();
        var paid = await owner.BuyAsync("A-1-2");
        Time.Advance(SmallHall.HoldTtl - TimeSpan.FromSeconds(1));
        (await NewBuyer().HoldAsync("A-1-3")).Value();
        await Silo.Sweeper.SweepAsync();
        StatusOf("A-1-1").ShouldBe(SeatStatus.Held);
        Time.Advance(TimeSpan.FromSeconds(1));

        await Silo.Sweeper.SweepAsync();

        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
        StatusOf("A-1-2").ShouldBe(SeatStatus.Sold);
        StatusOf("A-1-3").ShouldBe(SeatStatus.Held);
        (await owner.GetAsync(paid)).Value().Seats.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_hold_whose_time_is_over_can_be_taken_before_any_sweep()
    {
        (await NewBuyer().HoldAsync("A-1-1")).Value();
        Time.Advance(SmallHall.HoldTtl);
        var second = NewBuyer();
        var hold = (await second.HoldAsync("A-1-1")).Value();

        await Silo.Sweeper.SweepAsync();

        Seat("A-1-1")!.HoldId.ShouldBe(hold.HoldId);
        Seat("A-1-1")!.Status.ShouldBe(SeatStatus.Held);
    }

    [Fact]
    public async Task An_ended_entry_releases_the_holds()
    {
        var buyer = NewBuyer();
        (await buyer.HoldAsync("A-1-1")).Value();

        await buyer.EndEntryAsync(7);

        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public async Task A_performance_that_does_not_exist_is_not_found()
    {
        var cart = Silo.Grains.GetCart("없음", Guid.NewGuid());

        (await cart.Hold(new HoldSeats(Buyer.Key("k"), null, ["A-1-1"], null))).ShouldBeRefused(RefusalCode.NotFound);
        (await cart.View()).ShouldBeRefused(RefusalCode.NotFound);
    }
}
