using System.Diagnostics;
using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;

namespace Ticketing.Tests.Cluster;

/// <summary>
/// The cluster's Redis loses all data, by FLUSHALL or by a restart without persistence. The fault ends when the list of silos is there again.
/// </summary>
internal sealed record EmptyRedis(bool ByRestart) : Fault(ByRestart ? "Redis restarted empty" : "Redis emptied", TimeSpan.Zero)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public override Task StartAsync(FaultSite site)
    {
        var cluster = (FaultCluster)site.Silo;
        if (!ByRestart) return cluster.Table.EmptyAsync();
        cluster.RedisServer.Restart();
        return Task.CompletedTask;
    }

    public override async Task StopAsync(FaultSite site)
    {
        var cluster = (FaultCluster)site.Silo;
        for (var waited = Stopwatch.StartNew(); ;)
        {
            var (_, silos) = await cluster.Table.ReadAsync();
            if (silos.Values.Count(status => status == ClusterTable.Status.Active) == FaultCluster.Count) return;
            if (waited.Elapsed > Patience) throw new TimeoutException($"The list of silos is not there again: {string.Join(", ", silos)}");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
