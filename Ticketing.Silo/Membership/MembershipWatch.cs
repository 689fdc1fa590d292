using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans;
using Orleans.Clustering.Redis;
using Orleans.Runtime;
using Ticketing.Hosting.Server;

namespace Ticketing.Silo.Membership;

/// <summary>
/// Checks every two seconds whether the membership table still has this silo. When Redis has lost the table, the silo logs that, becomes
/// unready, and writes the table again as it was last read. The writes follow Orleans' own rules: each names the version of the table that it
/// is based on, so several silos may write at once. A silo that cannot come back ends, so that its supervisor starts it again.
/// </summary>
internal sealed class MembershipWatch(
    IMembershipTable table,
    IClusterMembershipService cluster,
    ILocalSiloDetails silo,
    MembershipMetrics metrics,
    ProcessEnd end,
    TimeProvider time,
    ILogger<MembershipWatch> logger) : BackgroundService, IHealthCheck
{
    /// <summary>
    /// How often the table is checked. After a loss of the table a starting silo may find it empty, and a dead silo goes unnoticed, for this long.
    /// </summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The most writes of one attempt. Each write raises the table's version by one, and a cluster's version grows by about four with every silo
    /// that comes and goes.
    /// </summary>
    internal const int MaxWrites = 20_000;

    private MembershipTableData? remembered;
    private volatile bool isLost;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isLost ? HealthCheckResult.Unhealthy("The membership table has no row of this silo.") : HealthCheckResult.Healthy());

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Without Redis the silos go on as they are, and the next check follows soon.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.LogWarning(e, "The membership table cannot be read or written.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Checks the table once, and restores it when needed.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        // The known version is read before the table. Read afterwards, it could already contain a later change.
        var known = cluster.CurrentSnapshot.Version.Value;
        var read = await ReadAsync(cancellation);
        if (!MembershipRules.HasForgotten(silo.SiloAddress, known, read))
        {
            remembered = read;
            if (isLost) logger.LogWarning("The membership table has this silo again.");
            isLost = false;
            return;
        }

        Lost(read);
        if (remembered is null || !await TryRestoreAsync(remembered, known, cancellation)) End();
    }

    private async Task<MembershipTableData> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await table.ReadAllAsync(cancellation);
        }
        catch (RedisClusteringException)
        {
            // Redis answers but has no table. Orleans reads and writes only a table that has a version, so the first version is written. That
            // changes nothing else, and every process that starts would do the same.
            await table.InitializeMembershipTableAsync(tryInitTableVersion: true, cancellation);
            return await table.ReadAllAsync(cancellation);
        }
    }

    private void Lost(MembershipTableData read)
    {
        if (isLost) return;
        isLost = true;
        metrics.Lost();
        logger.LogError(
            "The membership table has forgotten silo {Silo}: it is at version {Version} with {Count} silos. Redis has lost its data, or an older state came back.",
            silo.SiloAddress, read.Version.Version, read.Members.Count);
    }

    // Returns false when this silo cannot come back.
    private async Task<bool> TryRestoreAsync(MembershipTableData wanted, long known, CancellationToken cancellation)
    {
        var version = Math.Max(known, wanted.Version.Version);
        var view = cluster.CurrentSnapshot;
        var living = wanted.Members.Select(static member => member.Item1)
            .Where(entry => entry.Status != SiloStatus.Dead && view.GetSiloStatus(entry.SiloAddress) != SiloStatus.Dead).ToList();
        for (var writes = 0; writes < MaxWrites; writes++)
        {
            cancellation.ThrowIfCancellationRequested();
            var current = await ReadAsync(cancellation);
            var step = MembershipRules.Next(silo.SiloAddress, version, living, current);
            if (ReferenceEquals(step, MembershipStep.Refused)) return false;
            if (step.Entry is not { } entry) return true;
            if (entry.SiloAddress.Equals(silo.SiloAddress)) entry.IAmAliveTime = time.GetUtcNow().UtcDateTime;

            // When another silo wrote first, this write changes nothing. The next read then shows the other silo's write.
            if (step.ETag is null) await table.InsertRowAsync(entry, current.Version.Next(), cancellation);
            else await table.UpdateRowAsync(entry, step.ETag, current.Version.Next(), cancellation);
        }

        return false;
    }

    private void End()
    {
        logger.LogCritical("Silo {Silo} cannot come back into the membership table and ends. Its supervisor is to start it again.", silo.SiloAddress);
        end.With(ServerProcess.LostCluster);
    }
}
