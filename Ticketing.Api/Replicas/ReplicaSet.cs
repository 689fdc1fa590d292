using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Replicas;

/// <summary>This node's copy of what a grain publishes about a performance: its seat map, or the head of its line.</summary>
internal interface IReplica : IAsyncDisposable
{
    /// <summary>When the replica was last used, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    long LastUsed { get; set; }

    /// <summary>Asks the grain for its current version, because messages can be lost. The call also keeps the grain in memory.</summary>
    Task CheckAsync();
}

/// <summary>The replicas of one kind. A replica starts at the first use, is checked while it is used, and is dropped when it is idle.</summary>
/// <param name="checkPeriod">How often each replica is checked.</param>
/// <param name="settings">The most replicas, and the idle time.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets the checks that failed.</param>
internal abstract class ReplicaSet<T>(TimeSpan checkPeriod, ReplicaSettings settings, TimeProvider time, ILogger logger) : BackgroundService
    where T : class, IReplica
{
    private const int MaxPerformanceIdLength = 64;

    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome<T>>>> replicas = new(StringComparer.Ordinal);

    /// <summary>The replica for a performance. Refused when there is nothing to follow, or this node already has the most replicas.</summary>
    public async ValueTask<Outcome<T>> FindAsync(string performance)
    {
        if (!replicas.TryGetValue(performance, out var starting))
        {
            if (performance.Length > MaxPerformanceIdLength) return Refusals.ImpossiblePerformance;
            if (replicas.Count >= settings.Performances) return new Refusal(RefusalCode.Overloaded, $"{settings.Performances} performances are followed here.");
            starting = replicas.GetOrAdd(performance, id => new(() => FollowAsync(id)));
        }

        try
        {
            var replica = await starting.Value;
            if (replica.Ok) replica.Value.LastUsed = time.GetTimestamp();
            else replicas.TryRemove(new(performance, starting));
            return replica;
        }
        catch
        {
            // A failed start is forgotten, so that the next request starts again.
            replicas.TryRemove(new(performance, starting));
            throw;
        }
    }

    /// <summary>Starts a replica. Refused when there is nothing to follow.</summary>
    protected abstract Task<Outcome<T>> FollowAsync(string performance);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(checkPeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (performance, starting) in replicas)
            {
                // Not awaited, so that a grain that does not answer delays no other check.
                if (starting is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && await starting.Value is { Ok: true, Value: var replica })
                    _ = LookAfterAsync(performance, starting, replica);
            }
        }
    }

    private async Task LookAfterAsync(string performance, Lazy<Task<Outcome<T>>> started, T replica)
    {
        try
        {
            if (time.GetElapsedTime(replica.LastUsed) < settings.Idle)
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
            logger.LogWarning(e, "{Kind} {Performance} could not be checked; the next check comes in {Period}.", typeof(T).Name, performance, checkPeriod);
        }
    }
}
