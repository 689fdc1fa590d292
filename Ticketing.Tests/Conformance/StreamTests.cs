using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Shouldly;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

public abstract class StreamTests(IConformanceRunner runner) : ConformanceTests(runner)
{
    private const int Count = 200;

    [Fact]
    public Task Every_subscriber_gets_the_items_of_a_stream_in_order() => On(async host =>
    {
        const string Name = nameof(Every_subscriber_gets_the_items_of_a_stream_in_order);
        var grain = host.Client.GetGrain<IListenerGrain>(Name);
        await grain.Listen(Name, Count);
        List<int> heardByClient = [];
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscription = await Stream(host, Name).SubscribeAsync(async (number, _) =>
        {
            await Task.Yield();
            heardByClient.Add(number);
            if (heardByClient.Count == Count)
                complete.SetResult();
        });
        Gate.Named($"{Name} {Name} complete").Open();
        for (var number = 1; number <= Count; number++)
            await Stream(host, Name).OnNextAsync(number);
        await Gate.Named($"{Name} {Name} complete").Entered;
        await complete.Task;
        (await grain.Heard()).ShouldBe(Enumerable.Range(1, Count));
        heardByClient.ShouldBe(Enumerable.Range(1, Count));
        await subscription.UnsubscribeAsync();
        await grain.StopListening();
    });

    [Fact]
    public Task Items_of_a_stream_are_turns_of_the_subscribing_grain() => On(async host =>
    {
        const string Name = nameof(Items_of_a_stream_are_turns_of_the_subscribing_grain);
        var grain = host.Client.GetGrain<IListenerGrain>(Name);
        await grain.Listen(Name, 1);
        await Stream(host, Name).OnNextAsync(1);
        await Gate.Named($"{Name} {Name} complete").Entered;
        var call = grain.Heard();
        call.IsCompleted.ShouldBeFalse();
        Gate.Named($"{Name} {Name} complete").Open();
        (await call).ShouldBe([1]);
    });

    private static IAsyncStream<int> Stream(IConformanceHost host, string name) =>
        host.Client.GetStreamProvider(ConformanceLimits.StreamProvider).GetStream<int>(StreamId.Create("numbers", name));
}

[Collection(ConformanceHost.Name)]
[Trait("Suite", "Grains")]
public sealed class OrleansStreamTests(TestClusterFixture cluster) : StreamTests(cluster);

[Trait("Suite", "Simulation")]
public sealed class SimulatedStreamTests() : StreamTests(new SimulatedWorlds());
