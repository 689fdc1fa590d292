using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Ticketing.Api.Rates;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Rates;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class RateLaneTests : IDisposable
{
    // A request that never arrives fails the test instead of stopping the run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _arrived = new(0);

    public void Dispose() => _arrived.Dispose();

    [Fact]
    public async Task A_full_browsing_lane_is_refused_with_503_and_buying_goes_on()
    {
        await using var server = await StartAsync(("Rates:Browsing:Concurrency", "2"), ("Rates:Browsing:Waiting", "0"));
        var stuck = new[] { server.GetAsync("/v1/test/browse"), server.GetAsync("/v1/test/browse") };
        (await _arrived.WaitAsync(Patience)).ShouldBeTrue();
        (await _arrived.WaitAsync(Patience)).ShouldBeTrue();

        (await server.GetAsync("/v1/test/browse")).ShouldBeProblem("overloaded");
        (await server.GetAsync("/v1/test/buy")).Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync("/v1/test/poll")).Status.ShouldBe(HttpStatusCode.OK);

        _gate.SetResult();
        foreach (var answer in await Task.WhenAll(stuck))
            answer.Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync("/v1/test/browse")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task As_many_as_may_wait_for_a_lane_do_and_one_more_is_refused_with_503()
    {
        await using var server = await StartAsync(("Rates:Browsing:Concurrency", "1"), ("Rates:Browsing:Waiting", "2"));
        var running = server.GetAsync("/v1/test/browse");
        (await _arrived.WaitAsync(Patience)).ShouldBeTrue();
        var others = Enumerable.Range(0, 3).Select(_ => server.GetAsync("/v1/test/browse")).ToList();

        var refused = await Task.WhenAny(others).WaitAsync(Patience);
        (await refused).ShouldBeProblem("overloaded");
        others.Remove(refused);
        others.ShouldAllBe(waiting => !waiting.IsCompleted);

        _gate.SetResult();
        foreach (var answer in await Task.WhenAll([running, .. others]))
            answer.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_lane_is_refused_with_503()
    {
        await using var server = await StartAsync(("Rates:Browsing:Concurrency", "1"), ("Rates:Browsing:Patience", "00:00:00.2"));
        var running = server.GetAsync("/v1/test/browse");
        (await _arrived.WaitAsync(Patience)).ShouldBeTrue();

        (await server.GetAsync("/v1/test/browse")).ShouldBeProblem("overloaded");

        _gate.SetResult();
        (await running).Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync("/v1/test/browse")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_caller_over_budget_is_refused_with_429_and_others_are_not()
    {
        await using var server = await StartAsync(("Rates:Buying:PerSecond", "0.001"), ("Rates:Buying:Burst", "2"));
        var greedy = server.TokenFor(Guid.NewGuid());
        for (var i = 0; i < 2; i++)
            (await server.GetAsync("/v1/test/mine", greedy)).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await server.GetAsync("/v1/test/mine", greedy);
        refused.ShouldBeProblem("rate-limited");
        int.Parse(refused.Headers["Retry-After"]).ShouldBeInRange(900, 1_000);
        (await server.GetAsync("/v1/test/mine", server.TokenFor(Guid.NewGuid()))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_that_needs_no_log_in_is_charged_to_its_address_whatever_token_it_carries()
    {
        await using var server = await StartAsync(("Rates:Buying:PerSecond", "0.001"), ("Rates:Buying:Burst", "2"));
        (await server.GetAsync("/v1/test/buy", server.TokenFor(Guid.NewGuid()))).Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync("/v1/test/buy", "made-up")).Status.ShouldBe(HttpStatusCode.OK);

        var logIn = new { email = "kim@example.com", password = ApiServer.Password };
        (await server.GetAsync("/v1/test/buy", server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("rate-limited");
        (await server.PostAsync("/v1/sessions", logIn, server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("rate-limited");
        (await server.PostAsync("/v1/accounts", new { logIn.email, logIn.password, name = "x" }, server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("rate-limited");
        (await server.PostAsync("/v1/passwords/reset-mail", new { logIn.email }, server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("rate-limited");
        (await server.GetAsync("/v1/test/mine", server.TokenFor(Guid.NewGuid()))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Polling_has_no_budget_per_caller()
    {
        await using var server = await StartAsync(("Rates:Buying:PerSecond", "0.001"), ("Rates:Buying:Burst", "1"));
        for (var i = 0; i < 20; i++)
            (await server.GetAsync("/v1/test/poll")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<ApiServer> StartAsync(params (string Name, string Value)[] settings) => ApiServer.StartAsync(
        settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal),
        map: v1 =>
        {
            var test = v1.MapGroup("/test").AllowAnonymous();
            test.MapGet("/buy", () => TypedResults.Ok()).InLane(Lane.Buying);
            v1.MapGet("/test/mine", () => TypedResults.Ok()).InLane(Lane.Buying).RequireAuthorization();
            test.MapGet("/poll", () => TypedResults.Ok()).InLane(Lane.Polling);
            test.MapGet("/browse", async () =>
            {
                _arrived.Release();
                await _gate.Task;
                return TypedResults.Ok();
            }).InLane(Lane.Browsing);
        });
}
