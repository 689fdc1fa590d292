using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Ticketing.Api.Hosting;

namespace Ticketing.Api.Process;

/// <summary>Reads in the cluster's list which silos others have declared dead. A silo that has left by itself has finished its calls first and is none of them.</summary>
internal sealed class DeadSilos(IMembershipTable table, SiloLosses losses, TimeProvider time, ILogger<DeadSilos> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private HashSet<SiloAddress> living = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        losses.Watch();
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Without Redis nobody is declared dead either.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.LogDebug(e, "The cluster's list of silos cannot be read.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        var rows = (await table.ReadAllAsync(cancellation)).Members.Select(static member => member.Item1).ToList();
        var dead = rows.Where(row => row.Status == SiloStatus.Dead && living.Contains(row.SiloAddress) && IsBlamedByOthers(row)).ToList();
        living = [.. rows.Where(static row => row.Status != SiloStatus.Dead).Select(static row => row.SiloAddress)];
        if (dead.Count == 0) return;
        logger.LogWarning("Dead: {Silos}. Calls that still wait end with an unknown outcome.", string.Join(", ", dead.Select(static row => row.SiloAddress)));
        losses.Tell();
    }

    private static bool IsBlamedByOthers(MembershipEntry row) => row.SuspectTimes?.Exists(suspect => !suspect.Item1.Equals(row.SiloAddress)) == true;
}
