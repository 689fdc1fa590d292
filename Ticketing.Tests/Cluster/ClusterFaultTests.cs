using Shouldly;
using Ticketing.Tests.Faults;
using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Cluster;

/// <summary>Real processes: one silo of two is killed under load, and no answered request is lost or carried out twice.</summary>
[Trait("Suite", "Cluster")]
public sealed class ClusterFaultTests(ITestOutputHelper output) : FaultTest(output)
{
    private const int Kills = 4;

    [SkippableFact]
    public async Task What_was_answered_survives_kills_of_one_silo_of_two()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        await PlayAsync(
            site,
            "Cluster of two silos and two APIs",
            [new Act(HasRoom: false, [.. Enumerable.Repeat(new KillSilo(), Kills)]), new Act(HasRoom: true, [new KillSilo(), new KillSilo()])],
            waits: true);
    }

    [SkippableFact]
    public async Task A_rolling_restart_under_load_is_healed_by_repeating()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        await PlayAsync(
            site, "Rolling restart of two silos and two APIs", [new Act(HasRoom: false, [new RestartSilo()]), new Act(HasRoom: true, [new RestartSilo()])], waits: true);
        GivenUp(site).ShouldBeEmpty();
    }
}
