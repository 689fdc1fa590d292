using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Kit.Stores;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Seats;

/// <summary>The first hold of a seat after its activation inserts the row without a read; a row that is there already is found by its key.</summary>
[Trait("Suite", "Grains")]
public sealed class FirstHoldTests : SaleTest
{
    [Fact]
    public async Task The_first_hold_of_an_untouched_seat_reads_no_seat()
    {
        var counted = new FaultyStore(Store);
        await using var silo = await TicketingSilo.StartAsync(counted, Time);

        (await new Buyer(silo).HoldAsync("A-1-1")).Value();

        counted.ReadsOf<SeatOf>().ShouldBe(0);
        Seat("A-1-1")!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_seat_that_is_held_stays_with_its_buyer_after_a_restart()
    {
        var hold = (await NewBuyer().HoldAsync("A-1-1")).Value();
        await Silo.ForgetEverythingAsync();

        (await NewBuyer().HoldAsync("A-1-1")).ShouldBeRefused(RefusalCode.SeatsTaken).Seats.ShouldBe(["A-1-1"]);

        Seat("A-1-1")!.HoldId.ShouldBe(hold.HoldId);
    }

    [Fact]
    public async Task A_seat_that_is_sold_stays_sold_after_a_restart()
    {
        await NewBuyer().BuyAsync("A-1-1");
        await Silo.ForgetEverythingAsync();

        (await NewBuyer().HoldAsync("A-1-1")).ShouldBeRefused(RefusalCode.SeatsTaken);

        StatusOf("A-1-1").ShouldBe(SeatStatus.Sold);
        Tickets.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_seat_that_was_released_is_held_after_a_restart_at_its_next_version()
    {
        var first = NewBuyer();
        await first.Cart.Release((await first.HoldAsync("A-1-1")).Value().HoldId);
        await Silo.ForgetEverythingAsync();

        var hold = (await NewBuyer().HoldAsync("A-1-1")).Value();

        Seat("A-1-1")!.HoldId.ShouldBe(hold.HoldId);
        Seat("A-1-1")!.Version.ShouldBe(3);
    }

    [Fact]
    public async Task A_repeat_after_a_restart_gets_the_first_answer()
    {
        var buyer = NewBuyer();
        var first = (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value();
        await Silo.ForgetEverythingAsync();

        var again = (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value();

        (again.HoldId, again.ExpiresAt, again.ServerTime).ShouldBe((first.HoldId, first.ExpiresAt, first.ServerTime));
        Seat("A-1-1")!.Version.ShouldBe(1);
    }
}
