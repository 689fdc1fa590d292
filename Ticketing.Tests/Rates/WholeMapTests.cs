using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.Rates;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Rates;

/// <summary>A whole map counts against its caller's browsing budget by its size.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class WholeMapTests
{
    private const string Map = $"/v1/performances/{SaleServer.Performance}/seat-map";

    private readonly FakeTimeProvider _time = TestClock.New();

    [Theory]
    [InlineData(0, 10), InlineData(65_535, 10), InlineData(65_536, 5), InlineData(4 * 65_536, 2), InlineData(100 * 65_536, 1)]
    public void An_answer_counts_as_one_request_and_as_one_more_for_every_64_KB_but_never_as_more_than_a_full_budget(int bytes, int fit)
    {
        var budgets = Budgets(perSecond: 1, burst: 10);

        for (var i = 0; i < fit; i++) budgets.Charge(new DefaultHttpContext(), bytes).ShouldBeNull();
        budgets.Charge(new DefaultHttpContext(), bytes)!.Kind.Code.ShouldBe("rate-limited");
    }

    [Fact]
    public void Never_more_budgets_than_the_capacity_are_remembered()
    {
        var budgets = Budgets(perSecond: 1, burst: 1);
        for (var caller = 0; caller < BrowsingBudgets.Capacity + 5_000; caller++) budgets.Of($"{caller}");
        budgets.Count.ShouldBeLessThanOrEqualTo(BrowsingBudgets.Capacity);
    }

    [Fact]
    public void Without_a_limit_per_caller_nothing_is_counted()
    {
        var budgets = Budgets(perSecond: 0, burst: 1);
        for (var i = 0; i < 1_000; i++) budgets.Charge(new DefaultHttpContext(), 1_000_000).ShouldBeNull();
    }

    [Fact]
    public async Task Whole_maps_and_small_reads_share_one_budget_and_an_answer_without_a_map_costs_nothing()
    {
        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Rates:Browsing:PerSecond"] = "0.001",
            ["Rates:Browsing:Burst"] = "3",
        });
        await server.PutOnSaleAsync();
        var token = server.TokenFor(Guid.NewGuid());
        var tag = (await server.GetAsync(Map, token)).Headers["ETag"];
        (await server.GetAsync("/v1/problems", token)).Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync(Map + "/compact", token)).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await server.GetAsync(Map, token, ("Accept-Encoding", "gzip"));
        refused.ShouldBeProblem("rate-limited");
        refused.Headers.ShouldNotContainKey("Content-Encoding");
        (await server.GetAsync("/v1/problems", token)).ShouldBeProblem("rate-limited");
        for (var i = 0; i < 10; i++) (await server.GetAsync(Map, token, ("If-None-Match", tag))).Status.ShouldBe(HttpStatusCode.NotModified);
        (await server.GetAsync(Map, server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("rate-limited");
    }

    private BrowsingBudgets Budgets(double perSecond, int burst) =>
        new(Options.Create(new RateSettings { Browsing = new LaneSettings { PerSecond = perSecond, Burst = burst } }), _time);
}
