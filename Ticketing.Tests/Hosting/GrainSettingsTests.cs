using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Shouldly;
using Ticketing.Tests.Conformance;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Kit.Stores;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What callers see when a grain does not answer in time, and what Orleans is told of the settings.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class GrainSettingsTests
{
    private const string Seat = $"/v1/performances/{SaleServer.Performance}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task A_change_whose_grain_is_late_has_an_unknown_outcome_and_a_read_changed_nothing()
    {
        var store = new FaultyStore();
        await using var server = await ApiServer.StartAsync(With("Grains:CallTimeout", "00:00:01"), store.AddTo);
        await server.PutOnSaleAsync();
        var buyer = new ApiBuyer(server, server.TokenFor(Guid.NewGuid()));
        await LearnNamesAsync(server);
        store.Hold();

        var hold = await buyer.HoldAsync("1층-1-1");
        hold.ShouldBeProblem("outcome-unknown");
        hold.Headers["Retry-After"].ShouldBe("2");
        (await server.GetAsync($"{Seat}/cart", server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("unavailable");

        store.Release();
    }

    [Fact]
    public async Task One_call_more_than_may_wait_for_a_grain_is_refused_at_once()
    {
        const int waiting = 5;
        var store = new FaultyStore();
        await using var server = await ApiServer.StartAsync(With("Grains:WaitingCalls", $"{waiting}"), store.AddTo);
        await server.PutOnSaleAsync();
        var buyer = new ApiBuyer(server, server.TokenFor(Guid.NewGuid()));
        await LearnNamesAsync(server);
        store.Hold();

        // The first call of the buyer's cart runs, the others wait for it.
        var holds = Enumerable.Range(0, 1 + waiting + 1).Select(_ => buyer.HoldAsync("1층-1-1")).ToList();
        var refused = await Task.WhenAny(holds).WaitAsync(Patience);
        (await refused).ShouldBeProblem("outcome-unknown");
        (await server.GetAsync($"{Seat}/cart", buyer.Token).WaitAsync(Patience)).ShouldBeProblem("unavailable");

        store.Release();
        holds.Remove(refused);
        var answers = await Task.WhenAll(holds).WaitAsync(Patience);
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created || answer.Status == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Orleans_keeps_an_idle_grain_as_long_as_set()
    {
        await using var server = await ApiServer.StartAsync(With("Grains:IdleTime", "00:20:00"));

        server.Services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value.CollectionAge.ShouldBe(TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task A_grain_that_hangs_while_leaving_is_given_up_and_its_key_is_free_again()
    {
        await using var server = await ApiServer.StartAsync(With("Grains:ShutdownTime", "00:00:01"));
        var grain = server.Services.GetRequiredService<IGrainFactory>().GetGrain<IHangingGrain>("hangs");
        var hanging = await grain.Leave();
        await Gate.Named("hangs").Entered.WaitAsync(Patience);

        (await grain.Activation().WaitAsync(Patience)).ShouldNotBe(hanging);

        Gate.Named("hangs").Open();
    }

    [Fact]
    public async Task A_hold_is_not_tried_while_nobody_knows_how_to_name_its_seats()
    {
        var store = new FaultyStore();
        await using var server = await ApiServer.StartAsync(With("Grains:CallTimeout", "00:00:01"), store.AddTo);
        await server.PutOnSaleAsync();
        var buyer = new ApiBuyer(server, server.TokenFor(Guid.NewGuid()));
        var commits = store.Commits.Count;
        store.HoldReads();

        (await buyer.HoldAsync("1층-1-1")).ShouldBeProblem("outcome-unknown");
        store.Release();

        store.Commits.Count.ShouldBe(commits);
    }

    // The words for people are asked for before a hold, so that a node which knows none of them does not get as far as the hold.
    private static async Task LearnNamesAsync(ApiServer server) =>
        (await server.GetAsync($"{Seat}/cart", server.TokenFor(Guid.NewGuid()))).Status.ShouldBe(HttpStatusCode.OK);

    private static Dictionary<string, string?> With(string setting, string value) => new(StringComparer.Ordinal) { [setting] = value };
}
