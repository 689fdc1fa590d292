using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Kit.Stores;
using Ticketing.Tests.Sales;
using Ticketing.Tests.Simulation;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>Many buyers' carts in one grain: buyers do not wait for each other, and one buyer's requests run one after the other.</summary>
[Trait("Suite", "Grains")]
public sealed class CartsGrainTests : SaleTest
{
    [Fact]
    public async Task A_buyer_does_not_wait_for_another_one_in_the_same_grain()
    {
        var store = new FaultyStore(Store);
        await using var silo = await TicketingSilo.StartAsync(store, Time);
        var (slow, quick) = (new Buyer(silo, IdEndingWith(7, 1)), new Buyer(silo, IdEndingWith(7, 2)));
        BuyersPart.KeyOf("p", slow.User).ShouldBe(BuyersPart.KeyOf("p", quick.User));
        (await quick.Cart.View()).Value();
        store.HoldCommits();
        var held = slow.HoldAsync("A-1-1");
        await store.Reached;

        (await quick.Cart.View()).Value().Holds.ShouldBeEmpty();

        held.IsCompleted.ShouldBeFalse();
        store.Release();
        (await held).Value();
    }

    [Fact]
    public async Task Two_requests_of_one_buyer_at_once_do_not_exceed_the_limit()
    {
        var buyer = NewBuyer();

        var outcomes = await Task.WhenAll(buyer.HoldAsync("A-1-1", "A-1-2", "A-1-3"), buyer.HoldAsync("A-2-1", "A-2-2", "A-2-3"));

        outcomes.Count(outcome => outcome.Ok).ShouldBe(1);
        outcomes.Single(outcome => !outcome.Ok).ShouldBeRefused(RefusalCode.SeatLimit);
        Store.Rows<SeatRow>().Count(row => row.Status == SeatStatus.Held).ShouldBe(3);
    }

    /// <summary>The twin of the test above: the same two requests on a cart whose turns do not wait for each other.</summary>
    [Fact]
    public async Task Without_the_queue_of_turns_they_would()
    {
        var directory = new PerformanceDirectory(Store, Time, new PlanCache(PlanCache.MaxSeats), Options.Create(new CancellationSettings()));
        var cart = new BuyerCart(new CartParts(SmallHall.Performance, Silo.Grains, Store, directory, TimeSpan.Zero, Time), Guid.NewGuid());
        await cart.PrepareAsync();

        var outcomes = await Task.WhenAll(
            cart.HoldAsync(new HoldSeats(Buyer.Key("a"), null, ["A-1-1", "A-1-2", "A-1-3"], null)),
            cart.HoldAsync(new HoldSeats(Buyer.Key("b"), null, ["A-2-1", "A-2-2", "A-2-3"], null)));

        outcomes.ShouldAllBe(outcome => outcome.Ok);
    }

    [Fact]
    public async Task After_a_commit_without_an_answer_the_cart_reads_what_became_of_it()
    {
        var store = new FaultyStore(Store);
        await using var silo = await TicketingSilo.StartAsync(store, Time);
        var buyer = new Buyer(silo);
        (await buyer.Cart.View()).Value();
        store.Fault = _ => CommitFault.WrittenAnswerLost;
        await Should.ThrowAsync<Exception>(() => buyer.HoldAsync(Buyer.Key("k"), "A-1-1", "A-1-2", "A-1-3"));
        store.Fault = _ => CommitFault.None;

        (await buyer.HoldAsync("A-2-1", "A-2-2")).ShouldBeRefused(RefusalCode.SeatLimit);

        (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1", "A-1-2", "A-1-3")).Value().Seats.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Carts_without_seats_are_dropped_and_those_with_seats_stay()
    {
        var store = new FaultyStore(Store);
        await using var silo = await TicketingSilo.StartAsync(store, Time);
        var owner = new Buyer(silo, IdEndingWith(7, 0));
        (await owner.HoldAsync("A-1-1")).Value();
        var reads = store.ReadsOf<SeatsOfBuyer>();
        for (var other = 1; other <= CartsGrain.MaxEmptyCarts; other++)
            (await new Buyer(silo, IdEndingWith(7, other)).Cart.Release("none")).Value();
        store.ReadsOf<SeatsOfBuyer>().ShouldBe(reads + (2 * CartsGrain.MaxEmptyCarts));

        // The owner's cart is still known; the first of the others is read again, besides what a release of nothing reads.
        (await owner.HoldAsync("A-1-2")).Value();
        store.ReadsOf<SeatsOfBuyer>().ShouldBe(reads + (2 * CartsGrain.MaxEmptyCarts));
        (await new Buyer(silo, IdEndingWith(7, 1)).Cart.Release("none")).Value();
        store.ReadsOf<SeatsOfBuyer>().ShouldBe(reads + (2 * CartsGrain.MaxEmptyCarts) + 2);
    }

    [Fact]
    public async Task Everybody_who_asks_for_a_performance_that_does_not_exist_is_told_so()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), async (number, _) =>
        {
            var buyer = IdEndingWith(7, number);
            (await Silo.Grains.GetCart("none", buyer).View()).ShouldBeRefused(RefusalCode.NotFound);
        });
    }

    [Fact]
    public async Task Processes_of_the_release_before_reach_the_same_cart()
    {
        var buyer = NewBuyer();
        var before = Silo.Grains.GetGrain<ICartGrain>(BuyerKey.Of(SmallHall.Performance, buyer.User));

        var hold = (await before.Hold(new HoldSeats(Buyer.Key("k"), null, ["A-1-1"], null))).Value();

        (await buyer.Cart.View()).Value().Holds.ShouldHaveSingleItem().HoldId.ShouldBe(hold.HoldId);
        (await before.View()).Value().Holds.ShouldHaveSingleItem();
        (await before.GetHold(hold.HoldId, null)).Value().HoldId.ShouldBe(hold.HoldId);
        (await before.ExtendWith(hold.HoldId, Buyer.Key("e"), null)).Value().Extended.ShouldBeTrue();
        (await before.Extend(hold.HoldId, Buyer.Key("f"))).ShouldBeRefused(RefusalCode.HoldExtended);
        (await before.CheckSale(new SellHold(hold.HoldId, "o", hold.Seats))).Value();
        (await before.GiveBack("o", ["A-1-1"])).ShouldBeEmpty();
        await before.Return("o", ["A-1-1"]);
        (await before.Release(hold.HoldId)).Value();
        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);

        (await buyer.HoldAsync("A-1-2")).Value();
        await Silo.Grains.GetGrain<IEntryHolder>(BuyerKey.Of(SmallHall.Performance, buyer.User)).EndEntry(1);
        StatusOf("A-1-2").ShouldBe(SeatStatus.Available);
    }

    private static Guid IdEndingWith(byte part, int number) => new(number, 0, 1, [0, 0, 0, 0, 0, 0, 0, part]);
}
