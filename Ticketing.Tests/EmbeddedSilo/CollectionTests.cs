using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;
using Shouldly;
using Ticketing.EmbeddedSilo;
using Ticketing.Tests.Conformance;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.EmbeddedSilo;

public sealed class CollectionTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task An_idle_grain_is_deactivated_after_the_collection_age_and_a_used_one_is_not()
    {
        await using var services = Silo();
        var grains = services.GetRequiredService<IGrainFactory>();
        var (idle, used) = (grains.GetGrain<IProbeGrain>("collected"), grains.GetGrain<IProbeGrain>("in use"));
        Gate.Named("collection").Open();
        await Task.WhenAll(idle.AddSlowly("collection"), used.AddSlowly("collection"));
        for (var minute = 0; minute < 17; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await used.Peek();
        }

        (await used.Count()).ShouldBe(1);
        (await idle.Count()).ShouldBe(0);
        Journal.Of("collected").ShouldBe(["activated", "deactivated ActivationIdle", "activated"]);
    }

    [Fact]
    public async Task Stopping_the_host_ends_all_activations_and_later_calls_fail()
    {
        await using var services = Silo();
        var grain = services.GetRequiredService<IGrainFactory>().GetGrain<IProbeGrain>("stopped");
        await grain.Count();
        foreach (var service in services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        Journal.Of("stopped").ShouldBe(["activated", "deactivated ShuttingDown"]);
        await Should.ThrowAsync<SiloUnavailableException>(grain.Count);
    }

    [Fact]
    public async Task A_full_queue_refuses_the_next_call()
    {
        await using var services = Silo();
        var grain = services.GetRequiredService<IGrainFactory>().GetGrain<IProbeGrain>("full");
        var calls = Enumerable.Range(0, 10).Select(_ => grain.Wait("full queue")).ToArray();
        await Should.ThrowAsync<LimitExceededException>(grain.Count);
        Gate.Named("full queue").Open();
        await Task.WhenAll(calls);
    }

    private ServiceProvider Silo() => new ServiceCollection()
        .AddSingleton<TimeProvider>(time)
        .AddEmbeddedSilo(options =>
        {
            options.GrainAssemblies.Add(typeof(CollectionTests).Assembly);
            options.MaxQueuedRequests = 10;
        })
        .BuildServiceProvider();
}
