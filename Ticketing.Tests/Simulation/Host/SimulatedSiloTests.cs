using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Shouldly;
using Ticketing.Tests.Conformance;
using Xunit;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>The simulated silo beyond the rules it shares with Orleans: it dies, loses and reorders messages, and reports who waits for whom.</summary>
[Trait("Suite", "Simulation")]
public sealed class SimulatedSiloTests
{
    private const string Space = "Ticketing.Tests.Simulation.Host";

    private readonly List<string> _disk = [];
    private readonly SimulationScheduler _scheduler = new(7);
    private readonly SimulatedNetwork _network;
    private readonly SimulatedSilo _silo;
    private readonly SimulationProcess _clock;

    public SimulatedSiloTests()
    {
        _network = new SimulatedNetwork(_scheduler);
        _clock = _scheduler.CreateProcess("clock");
        _silo = Silo(new SimulatedSiloOptions { GrainNamespace = Space, CollectionAge = TimeSpan.FromSeconds(10) });
    }

    [Fact]
    public void A_crash_between_two_writes_leaves_the_first() => Run(async () =>
    {
        var lost = Sleeper.WriteTwice(TimeSpan.FromSeconds(2));
        await PassAsync(1);
        _silo.Crash();
        await Should.ThrowAsync<SiloUnavailableException>(lost);
        await PassAsync(5);
        _disk.ShouldBe(["a first"]);
    });

    [Fact]
    public void A_silo_that_starts_again_remembers_nothing() => Run(async () =>
    {
        (await Sleeper.Add("x")).ShouldBe(1);
        _silo.Crash();
        await Should.ThrowAsync<SiloUnavailableException>(() => Sleeper.Add("nobody there"));
        _silo.Start();
        (await Sleeper.Add("y")).ShouldBe(1);
        _disk.ShouldBe(["a x", "a y"]);
    });

    [Fact]
    public void Timers_die_with_the_silo() => Run(async () =>
    {
        await Sleeper.Tick(TimeSpan.FromSeconds(1));
        await PassAsync(2.5);
        _silo.Crash();
        await PassAsync(5);
        _disk.ShouldBe(["a tick", "a tick"]);
    });

    [Fact]
    public void An_activation_that_nobody_uses_ends() => Run(async () =>
    {
        (await Sleeper.Add("x")).ShouldBe(1);
        await PassAsync(9);
        (await Sleeper.Add("y")).ShouldBe(2);
        await PassAsync(14);
        (await Sleeper.Add("z")).ShouldBe(1);
    });

    [Fact]
    public void One_way_messages_can_be_lost_and_others_never_are() => Run(async () =>
    {
        _network.OneWayLoss = 1;
        await Sleeper.Tell("lost");
        (await Sleeper.Add("kept")).ShouldBe(1);
        _disk.ShouldBe(["a kept"]);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Messages_of_one_pair_overtake_each_other_only_where_that_is_set(bool keepsOrder) => Run(async () =>
    {
        (_network.KeepsOrder, _network.MaxDelay) = (keepsOrder, TimeSpan.FromMilliseconds(50));
        string[] sent = [.. Enumerable.Range(0, 20).Select(number => $"a {number}")];
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Sleeper.Add($"{number}")));
        _disk.SequenceEqual(sent).ShouldBe(keepsOrder);
        _disk.ShouldBe(sent, ignoreOrder: true);
    });

    [Fact]
    public void A_call_that_times_out_says_who_waits_for_whom() => MeetingPlace.Alone(() =>
    {
        var silo = Silo(new SimulatedSiloOptions { GrainNamespace = typeof(ProbeGrain).Namespace!, CallTimeout = TimeSpan.FromSeconds(5) });
        silo.Start();
        _scheduler.Run(async () =>
        {
            var text = (await Should.ThrowAsync<TimeoutException>(() => silo.Client.GetGrain<IProbeGrain>("self").CallYourself())).Message;
            text.ShouldContain("probe/self CallYourself");
            text.ShouldContain("waits for probe/self Count: probe/self#1 — the ring is closed.");
        });
    });

    [Fact]
    public void A_run_that_is_stuck_says_who_waits_for_whom() => MeetingPlace.Alone(() =>
    {
        var silo = Silo(new SimulatedSiloOptions { GrainNamespace = typeof(ProbeGrain).Namespace!, CallTimeout = TimeSpan.FromDays(30) });
        silo.Start();
        _scheduler.WhoWaits = () => WaitReport.Of(silo);
        _scheduler.TimeLimit = TimeSpan.FromHours(2);

        var text = Should.Throw<SimulationException>(() => _scheduler.Run(() => silo.Client.GetGrain<IProbeGrain>("a").Wait("a gate nobody opens"))).Message;

        text.ShouldContain("waits for probe/a Wait: probe/a#1 runs it since");
        text.ShouldContain("and waits for no grain.");
    });

    [Fact]
    public void Work_from_another_thread_ends_the_run()
    {
        using var isAwaited = new ManualResetEventSlim();
        Should.Throw<SimulationException>(() => _scheduler.Run(async () =>
        {
            // The other thread ends its work only after the await has begun: an await of completed work would stay on this thread.
            var waiting = WaitFor(Task.Run(() => isAwaited.Wait(TimeSpan.FromSeconds(30))));
            isAwaited.Set();
            await waiting;
            await PassAsync(1);
        })).Message.ShouldContain("came from another thread");

        static async Task WaitFor(Task work) => await work.ConfigureAwait(true);
    }

    private ISleeperGrain Sleeper => _silo.Client.GetGrain<ISleeperGrain>("a");

    private SimulatedSilo Silo(SimulatedSiloOptions options) =>
        new(_scheduler, options, _network, (services, _) => services.AddLogging().AddSingleton(_disk));

    private Task PassAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _clock.Time);

    private void Run(Func<Task> test)
    {
        _silo.Start();
        _scheduler.Run(test);
    }
}
