using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Grains")]
public sealed class PerformanceGrainTests : SaleTest
{
    private ISeatMapGrain Map => Silo.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance);

    [Fact]
    public async Task The_map_shows_what_the_seats_committed_before_and_after_it_woke()
    {
        await NewBuyer().BuyAsync("A-1-1");
        (await NewBuyer().HoldAsync("A-1-2")).Value();
        await Silo.ForgetEverythingAsync();
        await Silo.Grains.GetSeat(SmallHall.Performance, "A-1-3").Block();

        await ShouldShowAsync(available: 37, held: 1, sold: 1, blocked: 1);
    }

    [Fact]
    public async Task Free_held_sold_and_blocked_are_all_seats_at_every_step()
    {
        var buyer = NewBuyer();
        await ShouldShowAsync(40, 0, 0, 0);
        var order = await buyer.OrderSeatsAsync("A-1-1", "A-1-2");
        await ShouldShowAsync(38, 2, 0, 0);
        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).Value();
        await ShouldShowAsync(38, 0, 2, 0);
        (await buyer.CancelAsync(order, "A-1-1")).Value();
        await ShouldShowAsync(39, 0, 1, 0);
    }

    [Fact]
    public async Task People_who_ask_at_once_are_offered_different_seats()
    {
        var offers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Map.PickBest(new BestSeatsWish(2, "R", null))));

        offers.SelectMany(offer => offer.Value().Seats).ShouldBeUnique();
    }

    [Fact]
    public async Task Seats_without_a_price_are_never_offered() =>
        (await Map.PickBest(new BestSeatsWish(1, "시야방해", null))).ShouldBeRefused(RefusalCode.NoSeatsLeft);

    [Fact]
    public async Task A_wish_for_a_grade_or_zone_that_is_not_there_is_invalid()
    {
        (await Map.PickBest(new BestSeatsWish(1, "S", null))).ShouldBeRefused(RefusalCode.InvalidInput);
        (await Map.PickBest(new BestSeatsWish(1, null, "B"))).ShouldBeRefused(RefusalCode.InvalidInput);
        (await Map.PickBest(new BestSeatsWish(1, null, "A"))).Value();
    }

    [Fact]
    public async Task A_performance_that_does_not_exist_has_no_map_until_it_does()
    {
        var map = Silo.Grains.GetGrain<ISeatMapGrain>("공연-2");
        (await map.Snapshot()).ShouldBeRefused(RefusalCode.NotFound);

        await Store.TryCommitAsync([SmallHall.Row(Now) with { Performance = "공연-2" }]);

        (await map.Snapshot()).Value();
    }

    [Fact]
    public async Task A_map_of_another_plan_is_shown_only_when_all_its_seats_are_read()
    {
        var disk = new FailingReads(Store);
        await using var silo = await TicketingSilo.StartAsync(disk, Time);
        var map = silo.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance);
        await silo.Grains.GetSeat(SmallHall.Performance, "A-1-3").Block();
        var first = (await map.Head()).Value();
        await Store.TryCommitAsync(
        [
            new PlanRow("plan-2", "venue-1", "다른 홀", SmallHall.Plan.SeatCount, PlanDocument.Write(SmallHall.Plan), Now) { Version = 1 },
            SmallHall.Row(Now) with { PlanId = "plan-2", Version = 2 },
        ]);
        Time.Advance(PerformanceDirectory.MaxAge);

        disk.Fails = true;
        await Should.ThrowAsync<StoreUnavailableException>(() => map.Counts());
        disk.Fails = false;

        (await map.Counts()).Value().ShouldBe(new SeatCounts(Free: 39, Held: 0, Sold: 0, Blocked: 1));
        (await map.Head()).Value().Epoch.ShouldNotBe(first.Epoch);
    }

    private sealed class FailingReads(IRowStore disk) : IRowStore
    {
        public bool Fails { get; set; }

        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes) => disk.TryCommitAsync(writes);

        public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row => Fails && query is SeatsOfPerformance ? throw new StoreUnavailableException("Not read.") : disk.ReadAsync(query);
    }

    // The seats' messages to the map are one-way: they may still be under way when the buyer has the answer.
    private async Task ShouldShowAsync(int available, int held, int sold, int blocked)
    {
        int[] wanted = [available, held, sold, blocked];
        for (var look = 0; look < 1_000; look++)
        {
            var counts = (await Map.Snapshot()).Value().Counts;
            counts.Sum().ShouldBe(SmallHall.Plan.SeatCount);
            if (Enumerable.Range(0, 4).Select(status => counts.Where((_, at) => at % 4 == status).Sum()).SequenceEqual(wanted)) return;
            await Task.Yield();
        }

        throw new ShouldAssertException($"The map never showed {string.Join('/', wanted)}.");
    }
}
