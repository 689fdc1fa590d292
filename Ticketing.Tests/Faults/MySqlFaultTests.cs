using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Ticketing.Tests.Storage;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>The short and the long fault run on MySQL.</summary>
[Trait("Suite", "Faults")]
public sealed class MySqlFaultTests(ITestOutputHelper output) : FaultTest(output)
{
    private const int KillsPerAct = 10;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);

    [SkippableFact]
    public async Task What_was_answered_survives_kills_of_the_silo_and_of_its_database()
    {
        TestStore.RequireMySql();
        await using var site = await FaultSite.BuildAsync(Seed, _ => new MySqlFaultStore());
        await PlayAsync(site, "MySQL, short",
        [
            new Act(HasRoom: false, [new KillSilo(), new KillDatabase(TimeSpan.Zero), new SlowDatabase(Latency, AMoment), new CutDatabase(AMoment)]),
            new Act(HasRoom: true, [new SuspendDatabase(AMoment), new ReadOnlyDatabase(AMoment), new CrowdDatabase(AMoment)]),
        ]);
    }

    [SkippableFact]
    public async Task Everything_that_happens_to_databases_again_and_again()
    {
        SkipUnlessLong();
        TestStore.RequireMySql();
        await using var site = await FaultSite.BuildAsync(Seed, _ => new MySqlFaultStore());
        var beyond = FaultHall.HoldTime + AMoment;
        Fault[] all =
        [
            new KillDatabase(TimeSpan.Zero), new KillDatabase(AMoment), new SuspendDatabase(AMoment), new SlowDatabase(Latency, AMoment * 2), new CutDatabase(TimeSpan.Zero),
            new CutDatabase(AMoment), new CrowdDatabase(AMoment), new ReadOnlyDatabase(AMoment), new SuspendSilo(AMoment), new LosePayments(AMoment),
        ];
        Fault[] kills = [.. Enumerable.Repeat(new KillSilo(), KillsPerAct)];
        await PlayAsync(site, "MySQL, long",
        [
            new Act(HasRoom: false, all),
            new Act(HasRoom: true, [.. all, new SuspendDatabase(beyond), new KillSilo()]),
            new Act(HasRoom: false, [.. kills, new SuspendDatabase(beyond), new SuspendSilo(beyond)]),
            new Act(HasRoom: true, kills),
            new Act(HasRoom: false, [.. kills, .. all]),
        ], waits: true);
    }
}
