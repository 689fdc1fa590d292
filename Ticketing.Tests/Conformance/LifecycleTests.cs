using Orleans;
using Shouldly;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

public abstract class LifecycleTests(IConformanceRunner runner) : ConformanceTests(runner)
{
    [Fact]
    public Task The_first_call_activates_and_runs_after_the_activation() => On(async host =>
    {
        const string Key = nameof(The_first_call_activates_and_runs_after_the_activation);
        var grain = host.Client.GetGrain<IProbeGrain>(Key);
        Journal.Of(Key).ShouldBeEmpty();
        await Task.WhenAll(grain.Count(), grain.Count());
        Journal.Of(Key).ShouldBe(["activated"]);
    });

    [Fact]
    public Task A_failed_activation_fails_the_call_and_the_next_call_tries_again() => On(async host =>
    {
        const string Key = nameof(A_failed_activation_fails_the_call_and_the_next_call_tries_again);
        var grain = host.Client.GetGrain<IUnluckyGrain>(Key);
        (await Should.ThrowAsync<Exception>(grain.Greet)).ToString().ShouldContain("bad start");
        (await grain.Greet()).ShouldBe("at last");
        Journal.Of(Key).ShouldBe(["tried", "tried"]);
    });

    [Fact]
    public Task Deactivate_on_idle_ends_the_activation_and_waiting_calls_reach_the_next_one() => On(async host =>
    {
        const string Key = nameof(Deactivate_on_idle_ends_the_activation_and_waiting_calls_reach_the_next_one);
        var grain = host.Client.GetGrain<IProbeGrain>(Key);
        Gate.Named("before leaving").Open();
        await grain.AddSlowly("before leaving");
        // Two calls that are sent at the same time may arrive in either order. So the second call is sent only after the first one has begun to run.
        var leaving = grain.LeaveSlowly("leaving");
        await Gate.Named("leaving").Entered;
        var waiting = grain.Count();
        Gate.Named("leaving").Open();
        await leaving;
        (await waiting).ShouldBe(0);
        Journal.Of(Key).ShouldBe(["activated", "deactivated ApplicationRequested", "activated"]);
    });

    [Fact]
    public Task An_escaping_version_conflict_reaches_the_caller_and_ends_the_activation() => On(async host =>
    {
        const string Key = nameof(An_escaping_version_conflict_reaches_the_caller_and_ends_the_activation);
        var grain = host.Client.GetGrain<IProbeGrain>(Key);
        Gate.Named("before the conflict").Open();
        await grain.AddSlowly("before the conflict");
        (await Should.ThrowAsync<Orleans.Storage.InconsistentStateException>(grain.Conflict)).Message.ShouldBe("stale");
        (await grain.Count()).ShouldBe(0);
        Journal.Of(Key).ShouldBe(["activated", "deactivated ApplicationError", "activated"]);
    });

    [Fact]
    public Task References_to_the_same_key_are_the_same_grain() => On(async host =>
    {
        const string Key = nameof(References_to_the_same_key_are_the_same_grain);
        var one = host.Client.GetGrain<IProbeGrain>(Key);
        var other = host.Client.GetGrain<IProbeGrain>(Key);
        one.ShouldBe(other);
        one.GetPrimaryKeyString().ShouldBe(Key);
        Gate.Named("same grain").Open();
        await one.AddSlowly("same grain");
        (await other.Count()).ShouldBe(1);
    });
}

[Collection(ConformanceHost.Name)]
[Trait("Suite", "Grains")]
public sealed class OrleansLifecycleTests(TestClusterFixture cluster) : LifecycleTests(cluster);

[Trait("Suite", "Simulation")]
public sealed class SimulatedLifecycleTests() : LifecycleTests(new SimulatedWorlds());
