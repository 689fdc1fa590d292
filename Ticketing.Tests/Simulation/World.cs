using System.Globalization;
using Ticketing.Tests.Simulation.Buyers;
using Ticketing.Tests.Simulation.Host;
using Ticketing.Tests.Simulation.Planted;
using Ticketing.Tests.Simulation.Promises;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// The whole grain system in a world made from one seed: a disk, a machine with a silo that dies and comes back, buyers, a promoter,
/// and somebody who watches that every promise is kept.
/// </summary>
internal sealed class World
{
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromMinutes(20);

    // The map finds changes it was not told of within this time.
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

    /// <summary>What happens here.</summary>
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

    /// <summary>What every clock on the wall says.</summary>
    public DateTimeOffset Now => Scheduler.Now + Skew;

    /// <summary>What happened, as clients and the disk saw it.</summary>
    public IReadOnlyList<string> Trace => trace;

    /// <summary>Lives the world to its end.</summary>
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

    /// <summary>Plays a scene in a world where nothing else happens; commits are watched as in any other.</summary>
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

    /// <summary>Chance of somebody's own: what one draws does not hang on how often others drew before.</summary>
    public Random Dice(string whose) => new(TraceHash.SeedOf(Scenario.Seed, whose));

    /// <summary>Takes note of what happened; part of the hash that two runs of a seed must share.</summary>
    public void Note(string what)
    {
        Scheduler.Observe(what);
        trace.Add(string.Create(CultureInfo.InvariantCulture, $"{Scheduler.Steps,7} {Now:HH:mm:ss.fff} {what}"));
    }

    /// <summary>Ends the run: a promise is broken. The first one counts.</summary>
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
