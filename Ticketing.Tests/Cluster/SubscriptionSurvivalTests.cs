using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.TestingHost;
using Shouldly;
using Ticketing.Grains.LiveStreams;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>Subscriptions to a stream survive the silos that they were made on.</summary>
[Trait("Suite", "Cluster")]
public sealed class SubscriptionSurvivalTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryStore store;

    public SubscriptionSurvivalTests()
    {
        TestStore.RequireMySql();
        store = TemporaryStore.OnMySql(configure: options => options.Shared = true);
        _ = store.Pipeline;
    }

    public void Dispose() => store.Dispose();

    [SkippableFact]
    public async Task A_subscription_outlives_all_silos_that_it_was_made_on()
    {
        await using var cluster = await StartAsync(StreamSubscriptions.AddInMySql);
        var (stream, heard) = await FollowAsync(cluster);

        await ReplaceAllAsync(cluster);

        (await stream.GetAllSubscriptionHandles()).Count.ShouldBe(1);
        await stream.OnNextAsync("news");
        (await heard.Task.WaitAsync(Patience)).ShouldBe("news");
    }

    [SkippableFact]
    public async Task In_the_memory_of_silos_it_ends_with_them()
    {
        await using var cluster = await StartAsync(StreamSubscriptions.AddInMemory);
        var (stream, _) = await FollowAsync(cluster);

        await ReplaceAllAsync(cluster);

        (await stream.GetAllSubscriptionHandles()).ShouldBeEmpty();
    }

    private async Task<InProcessTestCluster> StartAsync(Action<ISiloBuilder> keep)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(Options.Create(store.Options));
            keep(silo);
            silo.AddMemoryStreams(LiveProvider.Name);
        });
        builder.ConfigureClient(client => client
            .AddMemoryStreams(LiveProvider.Name)
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1)));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private static async Task<(IAsyncStream<string> Stream, TaskCompletionSource<string> Heard)> FollowAsync(InProcessTestCluster cluster)
    {
        var stream = cluster.Client.GetStreamProvider(LiveProvider.Name).GetStream<string>(StreamId.Create("seat-map", "p"));
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await stream.SubscribeAsync((news, _) =>
        {
            heard.TrySetResult(news);
            return Task.CompletedTask;
        });
        return (stream, heard);
    }

    // Both silos are stopped at the same time, so that neither can hand over its memory to the new ones.
    private static async Task ReplaceAllAsync(InProcessTestCluster cluster)
    {
        var first = cluster.Silos.ToList();
        foreach (var _ in first) await cluster.StartAdditionalSiloAsync();
        await cluster.WaitForLivenessToStabilizeAsync(didKill: false);
        await Task.WhenAll(first.Select(cluster.KillSiloAsync));
        await cluster.WaitForLivenessToStabilizeAsync(didKill: true);
    }
}
