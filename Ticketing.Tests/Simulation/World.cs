using System.Globalization;
using Ticketing.Tests.Simulation.Buyers;
using Ticketing.Tests.Simulation.Host;
using Ticketing.Tests.Simulation.Planted;
using Ticketing.Tests.Simulation.Promises;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// The whole grain system in a world that follows from one seed: a disk, a machine with a silo that dies and starts again, buyers, a
/// promoter, and a witness who checks that every promise is kept.
/// </summary>
internal sealed class World
{
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromMinutes(20);

    // Within this time the map finds changes whose message was lost.
    private static readonly TimeSpan TimeToReconcile = TimeSpan.FromSeconds(35);

    private readonly List<string> trace = [];
    private BrokenPromiseException? broken;

    public World(int seed, Plant? plant = null, Func<WorldSettings, WorldSettings>? change = null)
        : this(Scenario.Of(seed, change: change), plant)
    {
    }

    public World(Scenario scenario, Plant? plant = null)
    {
        Scenario = scenario;
        Scheduler = new SimulationScheduler(scenario.Schedule) { StepLimit = 3_000_000, AfterStep = AfterStep };
        Plant = plant ?? new Plant();
        Disk = new Disk(this);
        Halls = [.. Enumerable.Range(0, Settings.Performances).Select(number => Hall.Create(this, number))];
        Witness = new Witness(this);
        Disk.Store.Written = Witness.Written;
        Machine = new Machine(this);
        Scheduler.WhoWaits = Machine.WhoWaits;
        Troubles = new Troubles(this);
        Buyers = [.. scenario.Buyers.Select(number => new Buyer(this, number))];
    }

    public SimulationScheduler Scheduler { get; }

    /// <summary>The scenario of this world.</summary>
    public Scenario Scenario { get; }

    public WorldSettings Settings => Scenario.Settings;

    public Plant Plant { get; }

    public Disk Disk { get; }

    public Machine Machine { get; }

    public Troubles Troubles { get; }

    public Witness Witness { get; }

    public IReadOnlyList<Hall> Halls { get; }

    public IReadOnlyList<Buyer> Buyers { get; }

    /// <summary>How far all wall clocks have jumped forward.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>The time of all wall clocks.</summary>
    public DateTimeOffset Now => Scheduler.Now + Skew;

    /// <summary>The events of the run, as clients and the disk saw them.</summary>
    public IReadOnlyList<string> Trace => trace;

    /// <summary>Runs the world to its end.</summary>
    /// <exception cref="BrokenPromiseException">A promise was broken.</exception>
    public void Run()
    {
        try
        {
            Scheduler.Run(LiveAsync);
        }
        catch (SimulationException e)
        {
            Break($"The run did not come to an end: {e.Message}");
        }

        if (broken is not null) throw broken;
    }

    /// <summary>Plays a scene in a world where nothing else happens; the witness watches commits as in any other world.</summary>
    public void Play(Func<Task> scene)
    {
        Troubles.IsOver = true;
        Scheduler.Run(async () =>
        {
            Machine.Start();
            Witness.StartWatch();
            await scene();
        });
        if (broken is not null) throw broken;
    }

    /// <summary>A source of chance for one name: its draws do not depend on how often others drew before.</summary>
    public Random Dice(string whose) => new(TraceHash.SeedOf(Scenario.Seed, whose));

    /// <summary>Notes an event. Events are part of the hash, which must be equal for two runs of a seed.</summary>
    public void Note(string what)
    {
        Scheduler.Observe(what);
        trace.Add(string.Create(CultureInfo.InvariantCulture, $"{Scheduler.Steps,7} {Now:HH:mm:ss.fff} {what}"));
    }

    /// <summary>Ends the run because a promise is broken. Only the first broken promise is reported.</summary>
    public void Break(string promise)
    {
        if (broken is not null) return;
        Note($"BROKEN {promise}");
        broken = new BrokenPromiseException(
            promise,
            $"""
            Seed {Scenario.Seed}{OfSchedule}: {promise}
            Replay: TICKETING_SIM_SEED={Scenario.Seed} TICKETING_SIM_SCHEDULE={Scenario.Schedule} dotnet test --filter Suite=Simulation
            {string.Join('\n', trace.TakeLast(40))}
            """);
    }

    private string OfSchedule => Scenario.Schedule == Scenario.Seed ? "" : $", schedule {Scenario.Schedule}";

    private async Task LiveAsync()
    {
        Machine.Start();
        Witness.StartWatch();
        var troubles = Troubles.Start();
        var promoter = new Promoter(this).Start();
        await Task.WhenAll(Buyers.Select(buyer => buyer.Start()));
        Troubles.IsOver = true;
        await Task.WhenAll(troubles, promoter);
        await SettleAsync();
        await new Reckoning(this).CheckAsync();
    }

    private async Task SettleAsync()
    {
        var time = Scheduler.CreateProcess("patience").Time;
        var end = Scheduler.Now + TimeToSettle;
        while (Witness.IsUnsettled && Scheduler.Now < end) await Task.Delay(TimeSpan.FromSeconds(1), time);
        await Task.Delay(TimeToReconcile, time);
    }

    private void AfterStep()
    {
        if (broken is not null) throw broken;
        Troubles.AfterStep();
    }
}
