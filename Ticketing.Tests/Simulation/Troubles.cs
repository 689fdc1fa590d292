using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>Runs the seed's faults: crashes between any two steps, hand-overs between processes, clock jumps, and outages of the disk.</summary>
internal sealed class Troubles(World world)
{
    private readonly SimulationProcess process = world.Scheduler.CreateProcess("troubles");
    private readonly Random random = world.Dice("troubles");
    private int stepsToCrash = -1;
    private TaskCompletionSource? crashed;

    /// <summary>When true, nothing fails any more.</summary>
    public bool IsOver { get; set; }

    public Task Start() => process.Start(async () =>
    {
        var passed = TimeSpan.Zero;
        foreach (var (kind, at) in world.Scenario.Troubles)
        {
            await Pause(at - passed);
            passed = at;
            if (IsOver) return;
            await MakeAsync(kind);
        }
    });

    /// <summary>Called between any two steps.</summary>
    public void AfterStep()
    {
        if (stepsToCrash < 0 || stepsToCrash-- > 0) return;
        world.Machine.CrashOldest();
        crashed!.SetResult();
    }

    private Task MakeAsync(TroubleKind kind) => kind switch
    {
        TroubleKind.Crash => CrashAsync(),
        TroubleKind.HandOver => HandOverAsync(),
        TroubleKind.ClockJump => JumpAsync(),
        _ => OutageAsync(),
    };

    private Task Pause(TimeSpan time) => Task.Delay(time, process.Time);

    private Task Pause(double maxSeconds) => Pause(TimeSpan.FromSeconds(maxSeconds * random.NextDouble()));

    private async Task CrashAsync()
    {
        await CrashSoonAsync();
        await Pause(3);
        world.Machine.Start();
        world.Witness.Disturbed(TimeSpan.Zero);
    }

    private async Task HandOverAsync()
    {
        world.Machine.Start();
        await Pause(world.Settings.SplitsClients ? 25 : 4);
        await CrashSoonAsync();
    }

    private Task JumpAsync()
    {
        world.Skew += TimeSpan.FromSeconds(random.NextDouble() * 20);
        world.Machine.SetClocks();
        world.Witness.Disturbed(TimeSpan.Zero);
        world.Note($"JUMP to {world.Skew}");
        return Task.CompletedTask;
    }

    private async Task OutageAsync()
    {
        world.Disk.IsOut = true;
        world.Note("OUTAGE");
        await Pause(4);
        world.Disk.IsOut = false;
        world.Witness.Disturbed(TimeSpan.Zero);
        world.Note("disk back");
    }

    // A crash is set by a number of steps, not by a time: most steps happen in bursts at one instant, and a crash must be possible between any two.
    private async Task CrashSoonAsync()
    {
        crashed = new TaskCompletionSource();
        stepsToCrash = world.Scheduler.Chance.Next(0, 150);
        await crashed.Task;
        world.Witness.Disturbed(TimeSpan.Zero);
    }
}
