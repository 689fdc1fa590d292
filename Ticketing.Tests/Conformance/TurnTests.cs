using Shouldly;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

public abstract class TurnTests(IConformanceRunner runner) : ConformanceTests(runner)
{
    [Fact]
    public Task Calls_do_not_interleave() => On(async host =>
    {
        var grain = Probe(host, nameof(Calls_do_not_interleave));
        var first = grain.AddSlowly("turns 1");
        await Gate.Named("turns 1").Entered;
        var second = grain.AddSlowly("turns 2");
        (await grain.Peek()).ShouldBe(0);
        Gate.Named("turns 2").Entered.IsCompleted.ShouldBeFalse();
        Gate.Named("turns 1").Open();
        (await first).ShouldBe(1);
        Gate.Named("turns 2").Open();
        (await second).ShouldBe(2);
    });

    [Fact]
    public Task Calls_marked_always_interleave_run_between_the_turns_of_another() => On(async host =>
    {
        var grain = Probe(host, nameof(Calls_marked_always_interleave_run_between_the_turns_of_another));
        var slow = grain.Wait("interleave");
        await Gate.Named("interleave").Entered;
        (await grain.Peek()).ShouldBe(0);
        Gate.Named("interleave").Open();
        await slow;
    });

    [Fact]
    public Task Read_only_calls_run_together_but_not_with_others() => On(async host =>
    {
        var grain = Probe(host, nameof(Read_only_calls_run_together_but_not_with_others));
        var readers = Task.WhenAll(grain.Read("reader 1"), grain.Read("reader 2"));
        await Task.WhenAll(Gate.Named("reader 1").Entered, Gate.Named("reader 2").Entered);
        var writer = grain.Wait("writer");
        await grain.Peek();
        Gate.Named("writer").Entered.IsCompleted.ShouldBeFalse();
        Gate.Named("reader 1").Open();
        Gate.Named("reader 2").Open();
        await readers;
        Gate.Named("writer").Open();
        await writer;
    });

    [Fact]
    public Task Calls_of_a_reentrant_grain_interleave() => On(async host =>
    {
        var grain = host.Client.GetGrain<IReentrantGrain>(nameof(Calls_of_a_reentrant_grain_interleave));
        var waiting = grain.Wait("reentrant");
        await Gate.Named("reentrant").Entered;
        await grain.Open("reentrant");
        await waiting;
    });

    [Fact]
    public Task Continuations_stay_on_the_scheduler_of_the_grain() => On(async host =>
    {
        var answer = Probe(host, nameof(Continuations_stay_on_the_scheduler_of_the_grain)).StaysOnItsScheduler("scheduler");
        await Gate.Named("scheduler").Entered;
        Gate.Named("scheduler").Open();
        (await answer).ShouldBeTrue();
    });

    [Fact]
    public Task Concurrent_calls_never_lose_an_update() => On(async host =>
    {
        var grain = Probe(host, nameof(Concurrent_calls_never_lose_an_update));
        Gate.Named("no lost update").Open();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.AddSlowly("no lost update")));
        (await grain.Count()).ShouldBe(500);
    });

    [Fact]
    public Task A_stateless_worker_runs_several_calls_at_once_up_to_its_limit() => On(async host =>
    {
        var worker = host.Client.GetGrain<IWorkerGrain>(nameof(A_stateless_worker_runs_several_calls_at_once_up_to_its_limit));
        var three = Enumerable.Range(1, 3).Select(number => worker.Work($"worker {number}")).ToArray();
        await Task.WhenAll(Enumerable.Range(1, 3).Select(number => Gate.Named($"worker {number}").Entered));
        var fourth = worker.Work("worker 4");
        Gate.Named("worker 4").Entered.IsCompleted.ShouldBeFalse();
        foreach (var number in Enumerable.Range(1, 4))
            Gate.Named($"worker {number}").Open();
        await Task.WhenAll([.. three, fourth]);
    });

    [Fact]
    public Task Grains_call_each_other() => On(async host =>
    {
        (await Probe(host, "caller").Ask("callee")).ShouldBe("caller heard hello 1");
    });

    private static IProbeGrain Probe(IConformanceHost host, string key) => host.Client.GetGrain<IProbeGrain>(key);
}

[Collection(ConformanceHost.Name)]
[Trait("Suite", "Grains")]
public sealed class OrleansTurnTests(TestClusterFixture cluster) : TurnTests(cluster);

[Trait("Suite", "Simulation")]
public sealed class SimulatedTurnTests() : TurnTests(new SimulatedWorlds());
