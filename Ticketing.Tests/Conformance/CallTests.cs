using Shouldly;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

public abstract class CallTests(IConformanceRunner runner) : ConformanceTests(runner)
{
    [Fact]
    public Task Exceptions_cross_to_the_caller_with_type_and_text() => On(async host =>
    {
        var grain = Probe(host, nameof(Exceptions_cross_to_the_caller_with_type_and_text));
        (await Should.ThrowAsync<FormatException>(() => grain.Fail("at once"))).Message.ShouldBe("at once");
        var late = await Should.ThrowAsync<FormatException>(() => grain.FailAfterAwait("later"));
        late.Message.ShouldBe("later");
        late.StackTrace.ShouldNotBeNull().ShouldContain(nameof(ProbeGrain.FailAfterAwait));
    });

    [Fact]
    public Task A_grain_goes_on_after_an_exception() => On(async host =>
    {
        var grain = Probe(host, nameof(A_grain_goes_on_after_an_exception));
        Gate.Named("goes on").Open();
        await grain.AddSlowly("goes on");
        await Should.ThrowAsync<FormatException>(() => grain.Fail("once"));
        (await grain.Count()).ShouldBe(1);
    });

    [Fact]
    public Task A_call_without_an_answer_in_time_fails_but_its_effect_may_still_come() => On(async host =>
    {
        var grain = Probe(host, nameof(A_call_without_an_answer_in_time_fails_but_its_effect_may_still_come));
        var slow = grain.AddSlowly("too slow");
        await Gate.Named("too slow").Entered;
        await host.PassAsync(ConformanceLimits.CallTimeout * 2);
        await Should.ThrowAsync<TimeoutException>(slow);
        Gate.Named("too slow").Open();
        (await grain.Count()).ShouldBe(1);
    });

    [Fact]
    public Task A_grain_that_waits_for_a_call_to_itself_times_out() => On(async host =>
    {
        var grain = Probe(host, nameof(A_grain_that_waits_for_a_call_to_itself_times_out));
        await grain.Count();
        var deadlock = grain.CallYourself();
        await grain.Peek();
        await host.PassAsync(ConformanceLimits.CallTimeout * 2);
        await Should.ThrowAsync<TimeoutException>(deadlock);
        (await grain.Count()).ShouldBe(0);
    });

    [Fact]
    public Task A_one_way_call_returns_at_once_and_runs_later() => On(async host =>
    {
        const string Key = nameof(A_one_way_call_returns_at_once_and_runs_later);
        var grain = Probe(host, Key);
        await grain.Tell("one way");
        await Gate.Named("one way").Entered;
        Journal.Of(Key).ShouldBe(["activated"]);
        Gate.Named("one way").Open();
        await grain.Count();
        Journal.Of(Key).ShouldBe(["activated", "told"]);
    });

    [Fact]
    public Task The_caller_of_a_one_way_call_never_sees_its_error() => On(async host =>
    {
        var grain = Probe(host, nameof(The_caller_of_a_one_way_call_never_sees_its_error));
        await grain.TellAndFail();
        (await grain.Count()).ShouldBe(0);
    });

    [Fact]
    public Task Filters_run_around_every_call() => On(async host =>
    {
        const string Key = nameof(Filters_run_around_every_call);
        var grain = Probe(host, Key);
        await grain.Count();
        await grain.Count();
        (await grain.Echo("through a filter", 7, CancellationToken.None)).ShouldBe("through a filter 7");
        CountingFilter.CallsOf(nameof(IProbeGrain.Count), Key).ShouldBe(2);
    });

    private static IProbeGrain Probe(IConformanceHost host, string key) => host.Client.GetGrain<IProbeGrain>(key);
}

[Collection(ConformanceHost.Name)]
[Trait("Suite", "Grains")]
public sealed class OrleansCallTests(TestClusterFixture cluster) : CallTests(cluster);

[Trait("Suite", "Simulation")]
public sealed class SimulatedCallTests() : CallTests(new SimulatedWorlds());
