using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>The long fault run on SQLite: set <c>TICKETING_FAULTS=long</c>.</summary>
[Trait("Suite", "Faults")]
public sealed class LongSqliteFaultTests(ITestOutputHelper output) : FaultTest(output)
{
    private const int KillsPerAct = 10;

    [SkippableFact]
    public async Task Fifty_kills_and_stops_beyond_the_hold_time()
    {
        SkipUnlessLong();
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder));
        Fault[] kills = [.. Enumerable.Repeat(new KillSilo(), KillsPerAct)];
        var beyond = FaultHall.HoldTime + AMoment;
        await PlayAsync(site, "SQLite, long",
        [
            new Act(HasRoom: false, kills),
            new Act(HasRoom: true, kills),
            new Act(HasRoom: false, [new SuspendSilo(AMoment), new SuspendSilo(beyond), new LosePayments(AMoment), .. kills]),
            new Act(HasRoom: true, [new SuspendSilo(AMoment), new SuspendSilo(beyond), new LosePayments(AMoment), .. kills]),
            new Act(HasRoom: false, [.. kills, new SuspendSilo(beyond), new LosePayments(AMoment), new SuspendSilo(AMoment)]),
        ], waits: true);
    }

    [SkippableFact]
    public async Task Clocks_that_jump_again_and_again()
    {
        SkipUnlessLong();
        Skip.IfNot(FakeClock.IsInstalled, FakeClock.Missing);
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder), fakesTime: true);
        Fault[] jumps =
        [
            new ShiftClock(Jump, Restarts: false, 3 * AMoment), new ShiftClock(-Jump, Restarts: false, 3 * AMoment), new KillSilo(),
            new ShiftClock(Jump, Restarts: true, 3 * AMoment), new ShiftClock(-Jump, Restarts: true, 3 * AMoment),
        ];
        await PlayAsync(site, "SQLite, clock, long", [new Act(HasRoom: false, jumps), new Act(HasRoom: true, jumps), new Act(HasRoom: false, jumps)]);
    }

    [SkippableFact]
    public async Task Disks_that_fill_again_and_again()
    {
        SkipUnlessLong();
        var disk = SmallDisk.TryMount();
        Skip.If(disk is null, SmallDisk.Missing);
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder), disk);
        Fault[] fills = [new FillDisk(AMoment), new KillOnFullDisk(AMoment), new FillDisk(AMoment * 4), new KillSilo()];
        await PlayAsync(site, "SQLite, disk, long", [new Act(HasRoom: false, fills), new Act(HasRoom: true, fills)]);
    }
}
