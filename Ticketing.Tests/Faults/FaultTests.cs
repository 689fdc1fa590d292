using System.Globalization;
using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>
/// The promises against a silo in a process of its own, under load, while things go wrong. Chance is drawn from a seed, which is printed;
/// <c>TICKETING_FAULT_SEED</c> sets it. The threads' timing is not replayed by it.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Jump = TimeSpan.FromMinutes(5);

    private readonly int _seed =
        int.TryParse(Environment.GetEnvironmentVariable("TICKETING_FAULT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount;

    [Fact]
    public async Task What_was_answered_survives_kills_stops_and_lost_payments()
    {
        await using var site = await FaultSite.BuildAsync(_seed, folder => new SqliteFaultStore(folder));
        await PlayAsync(site, "SQLite, short",
        [
            new Act(HasRoom: false, [new KillSilo(), new SuspendSilo(AMoment), new KillSilo()]),
            new Act(HasRoom: true, [new LosePayments(AMoment), new KillSilo()]),
        ]);
    }

    [Fact]
    public async Task A_clock_that_jumps_breaks_nothing()
    {
        if (!FakeClock.IsInstalled)
        {
            output.WriteLine("Not run: libfaketime is not installed.");
            return;
        }

        await using var site = await FaultSite.BuildAsync(_seed, folder => new SqliteFaultStore(folder), fakesTime: true);
        await PlayAsync(site, "SQLite, clock, short",
        [
            new Act(HasRoom: true, [new ShiftClock(Jump, Restarts: false, AMoment), new ShiftClock(-Jump, Restarts: false, AMoment)]),
            new Act(HasRoom: false, [new ShiftClock(Jump, Restarts: true, AMoment), new ShiftClock(-Jump, Restarts: true, AMoment)]),
        ]);
    }

    [Fact]
    public async Task A_full_disk_refuses_and_recovers()
    {
        if (SmallDisk.TryMount() is not { } disk)
        {
            output.WriteLine("Not run: mounting a small file system is not permitted here.");
            return;
        }

        await using var site = await FaultSite.BuildAsync(_seed, folder => new SqliteFaultStore(folder), disk);
        await PlayAsync(site, "SQLite, disk, short", [new Act(HasRoom: false, [new FillDisk(AMoment), new KillSilo(), new FillDisk(AMoment)])]);
    }

    private async Task PlayAsync(FaultSite site, string name, IReadOnlyList<Act> acts)
    {
        output.WriteLine($"TICKETING_FAULT_SEED={_seed}");
        var report = new FaultReport(name, _seed);
        var run = new FaultRun(site, new Random(_seed), report);
        try
        {
            foreach (var act in acts) await run.PlayAsync(act);
            await site.RestartLaterAsync();
            await run.SettleAsync();
        }
        finally
        {
            output.WriteLine(report.Table(site.History, site.Traffic.PaymentTimeouts));
        }
    }
}
