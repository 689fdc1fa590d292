using System.Globalization;
using Ticketing.EmbeddedSilo.Simulation;
using Ticketing.Tests.Simulation.Buyers;
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
    {
        Scheduler = new SimulationScheduler(seed) { StepLimit = 3_000_000, AfterStep = AfterStep };
        Settings = WorldSettings.Of(Random);
        if (change is not null) Settings = change(Settings);
        Plant = plant ?? new Plant();
        Disk = new Disk(this);
        Halls = [.. Enumerable.Range(0, Settings.Performances).Select(number => Hall.Create(this, number))];
        Witness = new Witness(this);
        Disk.Store.Written = Witness.Written;
        Machine = new Machine(this);
        Troubles = new Troubles(this);
        Buyers = [.. Enumerable.Range(1, Settings.Buyers).Select(number => new Buyer(this, number))];
    }

    public SimulationScheduler Scheduler { get; }

    public Random Random => Scheduler.Random;

    public WorldSettings Settings { get; }

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

    /// <summary>Takes note of what happened; part of the hash that two runs of a seed must share.</summary>
    public void Note(string what)
    {
        Scheduler.Trace(what);
        trace.Add(string.Create(CultureInfo.InvariantCulture, $"{Scheduler.Steps,7} {Now:HH:mm:ss.fff} {what}"));
    }

    /// <summary>Ends the run: a promise is broken. The first one counts.</summary>
    public void Break(string promise)
    {
        if (broken is not null) return;
        Note($"BROKEN {promise}");
        broken = new BrokenPromiseException(
            $"""
            Seed {Scheduler.Seed}: {promise}
            Replay: TICKETING_SIM_SEED={Scheduler.Seed} dotnet test --filter FullyQualifiedName~Simulation
            {string.Join('\n', trace.TakeLast(40))}
            """);
    }

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
