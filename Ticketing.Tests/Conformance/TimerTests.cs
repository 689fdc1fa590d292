using Shouldly;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

public abstract class TimerTests(IConformanceRunner runner) : ConformanceTests(runner)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    [Fact]
    public Task A_timer_does_not_interleave_with_calls_and_its_period_starts_when_the_callback_has_ended() => On(async host =>
    {
        const string Key = nameof(A_timer_does_not_interleave_with_calls_and_its_period_starts_when_the_callback_has_ended);
        var grain = host.Client.GetGrain<IProbeGrain>(Key);
        await grain.StartTimer(Period);
        await host.PassAsync(Period);
        await Gate.Named($"{Key} tick 1").Entered;
        var call = grain.Count();
        await grain.Peek();
        await host.PassAsync(Period * 2);
        call.IsCompleted.ShouldBeFalse();
        Journal.Of(Key).ShouldBe(["activated", "tick 1"]);
        Gate.Named($"{Key} tick 2").Open();
        Gate.Named($"{Key} tick 1").Open();
        await call;
        Journal.Of(Key).ShouldBe(["activated", "tick 1", "tock 1"]);
        await host.PassAsync(Period);
        await Gate.Named($"{Key} tick 2").Entered;
        await grain.Leave();
    });

    [Fact]
    public Task A_timer_waits_for_the_running_call_and_ends_with_the_activation() => On(async host =>
    {
        const string Key = nameof(A_timer_waits_for_the_running_call_and_ends_with_the_activation);
        var grain = host.Client.GetGrain<IProbeGrain>(Key);
        await grain.StartTimer(Period);
        var busy = grain.Wait($"{Key} busy");
        await Gate.Named($"{Key} busy").Entered;
        var leave = grain.Leave();
        await host.PassAsync(Period * 2);
        await grain.Peek();
        Journal.Of(Key).ShouldBe(["activated"]);
        Gate.Named($"{Key} tick 1").Open();
        Gate.Named($"{Key} busy").Open();
        await Task.WhenAll(busy, leave);
        await grain.Count();
        await host.PassAsync(Period * 2);
        await grain.Count();
        Journal.Of(Key).Count(entry => entry == "tick 1").ShouldBeLessThanOrEqualTo(1);
        Journal.Of(Key)[^2..].ShouldBe(["deactivated ApplicationRequested", "activated"]);
    });
}

[Collection(ConformanceHost.Name)]
[Trait("Suite", "Grains")]
public sealed class OrleansTimerTests(TestClusterFixture cluster) : TimerTests(cluster);

[Trait("Suite", "Simulation")]
public sealed class SimulatedTimerTests() : TimerTests(new SimulatedWorlds());
