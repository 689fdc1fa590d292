using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>The long form on SQLite: <c>TICKETING_FAULTS=long</c>.</summary>
public sealed class LongSqliteFaultTests(ITestOutputHelper output) : FaultTest(output)
{
    private const int KillsPerAct = 10;

    [Fact]
    public async Task Fifty_kills_and_stops_beyond_the_hold_time()
    {
        if (!IsLong) return;
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

    [Fact]
    public async Task Clocks_that_jump_again_and_again()
    {
        if (!IsLong || !FakeClock.IsInstalled) return;
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder), fakesTime: true);
        Fault[] jumps =
        [
            new ShiftClock(Jump, Restarts: false, AMoment), new ShiftClock(-Jump, Restarts: false, AMoment), new KillSilo(),
            new ShiftClock(Jump, Restarts: true, AMoment), new ShiftClock(-Jump, Restarts: true, AMoment),
        ];
        await PlayAsync(site, "SQLite, clock, long", [new Act(HasRoom: false, jumps), new Act(HasRoom: true, jumps), new Act(HasRoom: false, jumps)]);
    }

    [Fact]
    public async Task Disks_that_fill_again_and_again()
    {
        if (!IsLong || SmallDisk.TryMount() is not { } disk) return;
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder), disk);
        Fault[] fills = [new FillDisk(AMoment), new KillOnFullDisk(AMoment), new FillDisk(AMoment * 4), new KillSilo()];
        await PlayAsync(site, "SQLite, disk, long", [new Act(HasRoom: false, fills), new Act(HasRoom: true, fills)]);
    }
}
