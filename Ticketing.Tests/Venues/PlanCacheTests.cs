using Shouldly;
using Ticketing.Grains.Plans;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class PlanCacheTests
{
    private readonly byte[] _document = PlanDocument.Write(SmallHall.Plan);
    private int _readings;

    [Fact]
    public async Task Whoever_asks_gets_the_same_copy_and_only_the_first_one_reads()
    {
        var cache = new PlanCache();

        var plans = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => cache.GetAsync("plan-1", Read).AsTask()));

        plans.Distinct().ShouldHaveSingleItem().SeatCount.ShouldBe(SmallHall.Plan.SeatCount);
        _readings.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_that_is_no_plan_is_refused_and_not_kept()
    {
        var cache = new PlanCache();
        await Should.ThrowAsync<InvalidOperationException>(() => cache.GetAsync("plan-1", _ => Task.FromResult<byte[]>([1, 2, 3])).AsTask());

        (await cache.GetAsync("plan-1", Read)).SeatCount.ShouldBe(SmallHall.Plan.SeatCount);
    }

    private Task<byte[]> Read(string planId)
    {
        planId.ShouldBe("plan-1");
        _readings++;
        return Task.FromResult(_document);
    }
}
