using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Ticketing.Api.SeatMaps;

/// <summary>The maps that people look at on this node: followed from the first look, dropped when nobody looks any more.</summary>
internal sealed class SeatMapReplicas(IClusterClient cluster, TimeProvider time, ILogger<SeatMapReplicas> logger) : BackgroundService
{
    private const int MaxReplicas = 500;
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxIdle = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Lazy<Task<SeatMapReplica?>>> replicas = new(StringComparer.Ordinal);

    /// <summary>The copy of a performance's map; null when there is no such performance, or no room to follow another one.</summary>
    public async ValueTask<SeatMapReplica?> FindAsync(string performance)
    {
        if (!replicas.TryGetValue(performance, out var starting))
        {
            if (replicas.Count >= MaxReplicas) return null;
            starting = replicas.GetOrAdd(performance, id => new(() => SeatMapReplica.StartAsync(id, cluster)));
        }

        try
        {
            var replica = await starting.Value;
            if (replica is null) replicas.TryRemove(new(performance, starting));
            else replica.LastUsed = time.GetTimestamp();
            return replica;
        }
        catch
        {
            // A start that failed is tried again by the next who looks.
            replicas.TryRemove(new(performance, starting));
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CheckPeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (performance, starting) in replicas)
            {
                if (starting is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && await starting.Value is { } replica)
                    await LookAfterAsync(performance, starting, replica);
            }
        }
    }

    private async Task LookAfterAsync(string performance, Lazy<Task<SeatMapReplica?>> started, SeatMapReplica replica)
    {
        try
        {
            if (time.GetElapsedTime(replica.LastUsed) < MaxIdle)
            {
                await replica.CheckAsync();
            }
            else if (replicas.TryRemove(new(performance, started)))
            {
                await replica.DisposeAsync();
            }
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The map of {Performance} could not be checked; the next check comes in {Period}.", performance, CheckPeriod);
        }
    }
}
