using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Shouldly;
using Ticketing.EmbeddedSilo;
using Ticketing.Tests.Conformance;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.EmbeddedSilo;

public sealed class EmbeddedSiloTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime time = new();
    private readonly ServiceProvider services;

    public EmbeddedSiloTests() => services = new ServiceCollection()
        .AddSingleton<TimeProvider>(time)
        .AddEmbeddedSilo(options =>
        {
            options.GrainAssemblies.Add(typeof(EmbeddedSiloTests).Assembly);
            options.StreamProviders.Add("small");
            options.StreamBuffer = 2;
            options.Strict = true;
        })
        .BuildServiceProvider();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_change_of_an_argument_after_the_call_is_not_seen_by_the_grain()
    {
        List<int> numbers = [1, 2];
        var sum = Scribe("mutated argument").SumLater(numbers, "mutated argument");
        numbers.Add(100);
        Gate.Named("mutated argument").Open();
        (await sum).ShouldBe(3);
    }

    [Fact]
    public async Task A_change_of_a_result_is_not_seen_by_the_grain()
    {
        var scribe = Scribe("mutated result");
        (await scribe.Numbers()).Add(100);
        (await scribe.Numbers()).ShouldBe([1]);
    }

    [Fact]
    public async Task Grains_get_services_and_their_context_by_their_constructor_and_references_travel()
    {
        var scribe = Scribe("injected");
        (await scribe.Id()).ShouldBe("scribe/injected 2026");
        (await scribe.Knows(scribe)).ShouldBeTrue();
        (await scribe.Knows(Scribe("another"))).ShouldBeFalse();
    }

    [Fact]
    public void An_interface_without_a_class_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => services.GetRequiredService<IGrainFactory>().GetGrain<INobodysGrain>("x"))
            .Message.ShouldContain(nameof(INobodysGrain));

    [Fact]
    public async Task A_timer_that_interleaves_fires_during_a_call()
    {
        const string Key = "interleaving timer";
        var scribe = Scribe(Key);
        await scribe.StartTimer(Second, Timeout.InfiniteTimeSpan, interleave: true, keepAlive: false);
        var busy = scribe.Wait(Key);
        await Gate.Named(Key).Entered;
        time.Advance(Second);
        while (Journal.Of(Key).Length == 0)
            await Task.Yield();
        Gate.Named(Key).Open();
        await busy;
        Journal.Of(Key).ShouldBe(["tick"]);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Only_a_timer_that_keeps_alive_saves_its_grain_from_collection(bool keepAlive, int collected)
    {
        var key = $"keep alive {keepAlive}";
        var minute = TimeSpan.FromMinutes(1);
        await Scribe(key).StartTimer(minute, minute, interleave: false, keepAlive);
        var timers = time.PendingTimers;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var ticks = 1; ticks <= 17; ticks++)
        {
            time.Advance(minute);

            // A timer is set again after its tick was written down: a clock that moves on before that would skip the next one.
            while (!Journal.Of(key).Contains("left ActivationIdle")
                && (Journal.Of(key).Count(entry => entry == "tick") < ticks || time.PendingTimers < timers))
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        Journal.Of(key).Count(entry => entry == "left ActivationIdle").ShouldBe(collected);
    }

    [Fact]
    public async Task A_grain_that_hangs_while_leaving_is_given_up_and_its_key_is_free_again()
    {
        var scribe = Scribe("hanging");
        await scribe.HangWhenLeaving();
        await Gate.Named("hanging hangs").Entered;
        var next = scribe.Id();
        next.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(10));
        (await next).ShouldBe("scribe/hanging 2026");
    }

    [Fact]
    public async Task A_publisher_waits_for_a_slow_subscriber_and_nothing_is_lost()
    {
        var stream = services.GetRequiredService<IClusterClient>().GetStreamProvider("small").GetStream<int>(StreamId.Create("slow", "one"));
        List<int> heard = [];
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await stream.SubscribeAsync(async (number, _) =>
        {
            await Gate.Named("slow subscriber").PassAsync();
            heard.Add(number);
            if (heard.Count == 6)
                complete.SetResult();
        });
        await stream.OnNextAsync(1);
        await Gate.Named("slow subscriber").Entered;
        await stream.OnNextAsync(2);
        await stream.OnNextAsync(3);
        var waiting = Enumerable.Range(4, 3).Select(number => stream.OnNextAsync(number)).ToArray();
        waiting.ShouldAllBe(publisher => !publisher.IsCompleted);
        Gate.Named("slow subscriber").Open();
        await Task.WhenAll(waiting);
        await complete.Task;
        heard.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    private IScribeGrain Scribe(string key) => services.GetRequiredService<IGrainFactory>().GetGrain<IScribeGrain>(key);

    internal interface INobodysGrain : IGrainWithStringKey;
}
