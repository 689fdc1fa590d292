using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Shouldly;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

[Collection(ConformanceHost.Name)]
public sealed class StreamTests(TestClusterFixture host)
{
    private const int Count = 200;

    [Fact]
    public async Task Every_subscriber_gets_the_items_of_a_stream_in_order()
    {
        const string Name = nameof(Every_subscriber_gets_the_items_of_a_stream_in_order);
        var grain = host.Client.GetGrain<IListenerGrain>(Name);
        await grain.Listen(Name, Count);
        List<int> heardByClient = [];
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscription = await Stream(Name).SubscribeAsync(async (number, _) =>
        {
            await Task.Yield();
            heardByClient.Add(number);
            if (heardByClient.Count == Count)
                complete.SetResult();
        });
        Gate.Named($"{Name} {Name} complete").Open();
        for (var number = 1; number <= Count; number++)
            await Stream(Name).OnNextAsync(number);
        await Gate.Named($"{Name} {Name} complete").Entered;
        await complete.Task;
        (await grain.Heard()).ShouldBe(Enumerable.Range(1, Count));
        heardByClient.ShouldBe(Enumerable.Range(1, Count));
        await subscription.UnsubscribeAsync();
        await grain.StopListening();
    }

    [Fact]
    public async Task Items_of_a_stream_are_turns_of_the_subscribing_grain()
    {
        const string Name = nameof(Items_of_a_stream_are_turns_of_the_subscribing_grain);
        var grain = host.Client.GetGrain<IListenerGrain>(Name);
        await grain.Listen(Name, 1);
        await Stream(Name).OnNextAsync(1);
        await Gate.Named($"{Name} {Name} complete").Entered;
        var call = grain.Heard();
        call.IsCompleted.ShouldBeFalse();
        Gate.Named($"{Name} {Name} complete").Open();
        (await call).ShouldBe([1]);
    }

    private IAsyncStream<int> Stream(string name) =>
        host.Client.GetStreamProvider(ConformanceLimits.StreamProvider).GetStream<int>(StreamId.Create("numbers", name));
}
