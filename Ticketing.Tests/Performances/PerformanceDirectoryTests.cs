using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Stores;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class PerformanceDirectoryTests
{
    private readonly FakeTimeProvider time = TestClock.New();
    private readonly MemoryStore store = new();

    [Fact]
    public async Task A_performance_comes_with_its_plan_and_prices()
    {
        await SmallHall.OpenAsync(store, SmallHall.Row(time.GetUtcNow()));

        var info = (await new PerformanceDirectory(store, time, new PlanCache(), Options.Create(new CancellationSettings())).FindAsync(SmallHall.Performance)).ShouldNotBeNull();

        info.Row.ShouldBe(SmallHall.Row(time.GetUtcNow()));
        info.Offer("A-2-1").ShouldBe(("R", SmallHall.RPrice));
        info.Offer("A-3-1").Price.ShouldBe(0);
        Should.Throw<KeyNotFoundException>(() => info.Offer("A-4-1"));
        Should.Throw<KeyNotFoundException>(() => info.Offer("없음"));
    }

    [Fact]
    public async Task A_change_of_settings_is_seen_after_a_second_or_at_once_when_made_here()
    {
        var row = SmallHall.Row(time.GetUtcNow());
        await SmallHall.OpenAsync(store, row);
        var directory = new PerformanceDirectory(store, time, new PlanCache(), Options.Create(new CancellationSettings()));
        await directory.FindAsync(SmallHall.Performance);
        await store.TryCommitAsync([row with { SeatLimit = 2, Version = 2 }]);

        time.Advance(PerformanceDirectory.MaxAge - TimeSpan.FromTicks(1));
        (await directory.FindAsync(SmallHall.Performance))!.Row.SeatLimit.ShouldBe(4);
        time.Advance(TimeSpan.FromTicks(1));
        (await directory.FindAsync(SmallHall.Performance))!.Row.SeatLimit.ShouldBe(2);

        await store.TryCommitAsync([row with { SeatLimit = 1, Version = 3 }]);
        directory.Forget(SmallHall.Performance);
        (await directory.FindAsync(SmallHall.Performance))!.Row.SeatLimit.ShouldBe(1);
    }

    [Theory]
    [InlineData(20, 2)]
    [InlineData(19, 3)]
    public async Task Plans_are_kept_up_to_a_number_of_seats_and_read_again_beyond_it(int seats, int readings)
    {
        foreach (var plan in new[] { "a", "b" }) await AddPlanAsync(plan, seats: 10);
        var directory = new PerformanceDirectory(store, time, new PlanCache(seats), Options.Create(new CancellationSettings()));

        foreach (var plan in new[] { "a", "b", "b", "a" }) (await directory.PlanAsync(plan)).SeatCount.ShouldBe(10);

        store.ReadsOf<PlanOf>().ShouldBe(readings);
    }

    [Fact]
    public async Task A_performance_that_does_not_exist_is_found_once_it_does()
    {
        var directory = new PerformanceDirectory(store, time, new PlanCache(), Options.Create(new CancellationSettings()));
        (await directory.FindAsync(SmallHall.Performance)).ShouldBeNull();

        await SmallHall.OpenAsync(store, SmallHall.Row(time.GetUtcNow()));

        (await directory.FindAsync(SmallHall.Performance)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_crowd_that_asks_for_a_plan_at_once_waits_for_one_reading()
    {
        var row = SmallHall.Row(time.GetUtcNow());
        await SmallHall.OpenAsync(store, row);
        store.HoldReads();
        var directory = new PerformanceDirectory(store, time, new PlanCache(), Options.Create(new CancellationSettings()));

        var crowd = Enumerable.Range(0, 100).Select(_ => directory.PlanAsync(row.PlanId).AsTask()).ToArray();
        store.Release();
        var plans = await Task.WhenAll(crowd);

        store.ReadsOf<PlanOf>().ShouldBe(1);
        plans.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_that_could_not_be_read_is_read_again()
    {
        var row = SmallHall.Row(time.GetUtcNow());
        var directory = new PerformanceDirectory(store, time, new PlanCache(), Options.Create(new CancellationSettings()));
        await Should.ThrowAsync<InvalidOperationException>(async () => await directory.PlanAsync(row.PlanId));

        await SmallHall.OpenAsync(store, row);

        (await directory.PlanAsync(row.PlanId)).SeatCount.ShouldBe(40);
    }

    private async Task AddPlanAsync(string id, int seats)
    {
        var plan = new GridPlan(
            id, [new PlanCategory("R", "#00ff00")], [new GridZone("1층", 1, seats, [new GridGrade(1, 1, "R")])]).Generate().Plan!;
        await store.TryCommitAsync([new PlanRow(id, "v", plan.Name, plan.SeatCount, PlanDocument.Write(plan), time.GetUtcNow()) { Version = 1 }]);
    }
}
