using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Cluster;

[Trait("Suite", "Cluster")]
[Trait("Store", "any")]
public sealed class TwoSilosTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string PerformancePath = $"/v1/performances/{SaleServer.Performance}";

    private TwoSilos silos = null!;

    public async Task InitializeAsync()
    {
        silos = await TwoSilos.StartAsync();
        await silos.First.PutOnSaleAsync();
    }

    public async Task DisposeAsync() => await silos.DisposeAsync();

    [Fact]
    public async Task Ten_buyers_whose_every_call_goes_to_the_other_silo_get_their_tickets_and_both_silos_have_grains()
    {
        for (var number = 1; number <= 10; number++)
            await BuyAsync(number);

        var hosts = await silos.First.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        hosts.Where(grains => grains.GrainType.Contains("Ticketing", StringComparison.Ordinal) && grains.ActivationCount > 0)
            .Select(grains => grains.SiloAddress).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_seat_held_through_one_silo_is_taken_for_the_other()
    {
        var one = new ApiBuyer(silos.First, (await silos.First.SignUpAsync()).Token);
        var two = new ApiBuyer(silos.Second, (await silos.Second.SignUpAsync()).Token);
        (await one.HoldAsync("1층-2-1")).Status.ShouldBe(HttpStatusCode.Created);
        (await two.HoldAsync("1층-2-1")).ShouldBeProblem("seats-taken");
    }

    [Fact]
    public async Task A_hold_through_one_silo_is_seen_live_through_both()
    {
        var buyer = new ApiBuyer(silos.First, (await silos.First.SignUpAsync()).Token);
        using var patience = new CancellationTokenSource(Patience);
        using var atFirst = await FollowAsync(silos.First, patience.Token);
        using var atSecond = await FollowAsync(silos.Second, patience.Token);
        (await buyer.HoldAsync("1층-2-2")).Status.ShouldBe(HttpStatusCode.Created);
        foreach (var events in new[] { atFirst, atSecond })
            (await DeltaAsync(events, patience.Token)).ShouldContain("""{"seat":"1층-2-2","status":"held"}""");
    }

    private async Task BuyAsync(int number)
    {
        var buyer = new ApiBuyer(() => silos.Next, (await silos.Next.SignUpAsync()).Token);
        await buyer.BuyAsync($"1층-1-{number}");
        (await silos.Next.GetAsync("/v1/tickets", buyer.Token))["items"].GetArrayLength().ShouldBe(1);
    }

    // The first event tells the version from which the stream starts. From then on the listener gets every change.
    private static async Task<StreamReader> FollowAsync(ApiServer silo, CancellationToken patience)
    {
        var answer = await silo.Http.GetAsync($"{PerformancePath}/seat-map/events", HttpCompletionOption.ResponseHeadersRead, patience);
        var events = new StreamReader(await answer.Content.ReadAsStreamAsync(patience));
        (await events.ReadLineAsync(patience)).ShouldNotBeNull().ShouldStartWith("retry: ");
        while (await events.ReadLineAsync(patience) is { } line && line != "event: reset") line.ShouldBeEmpty();
        return events;
    }

    private static async Task<string> DeltaAsync(StreamReader events, CancellationToken patience)
    {
        for (var isDelta = false; ;)
        {
            var line = await events.ReadLineAsync(patience) ?? throw new EndOfStreamException();
            if (isDelta) return line;
            isDelta = line == "event: delta";
        }
    }
}
