using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans;
using Orleans.Clustering.Redis;
using Orleans.Runtime;
using Ticketing.Hosting.Server;

namespace Ticketing.Silo.Membership;

/// <summary>
/// Looks every two seconds whether the membership table still has this silo. When Redis has lost the table, the silo says so, is unready, and
/// writes the table again as it knew it, by Orleans' own rules: each write names the table's version that it follows, so that several silos
/// may do it at once. A silo that cannot come back ends, for its supervisor to start it.
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
    /// <summary>How often it looks: the time for which a silo that starts could find an empty table, and a dead one is not noticed.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>Writes of one attempt: each raises the table's version by one, and a cluster's version grows by about four with every silo that comes and goes.</summary>
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
#pragma warning disable CA1031 // Without Redis the silos go on as they are; the next look tells more.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.LogWarning(e, "The membership table cannot be read or written.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        // The known version first: read after the table it could be that of a later change.
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
            // Redis answers and has no table. Orleans reads and writes only a table that has a version; the first one changes nothing else,
            // and every process that starts would write it too.
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

    // False when this silo cannot come back.
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

            // A write that another silo was faster than changes nothing; the next reading has that silo's.
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
