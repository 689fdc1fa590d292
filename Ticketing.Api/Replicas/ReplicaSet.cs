using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Replicas;

/// <summary>This node's copy of something of a performance that a grain publishes.</summary>
internal interface IReplica : IAsyncDisposable
{
    /// <summary>When somebody last looked, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    long LastUsed { get; set; }

    /// <summary>Asks the grain whether news were lost on the way, and keeps it in memory while somebody looks.</summary>
    Task CheckAsync();
}

/// <summary>The copies of one kind: followed from the first look, checked while somebody looks, dropped when nobody does any more.</summary>
/// <param name="checkPeriod">How often each is checked.</param>
/// <param name="settings">How many, and for how long.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where a check that failed is told.</param>
internal abstract class ReplicaSet<T>(TimeSpan checkPeriod, ReplicaSettings settings, TimeProvider time, ILogger logger) : BackgroundService
    where T : class, IReplica
{
    private const int MaxPerformanceIdLength = 64;

    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome<T>>>> replicas = new(StringComparer.Ordinal);

    /// <summary>The copy for a performance; refused when there is nothing to follow, or too much is followed here.</summary>
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
            // A start that failed is tried again by the next who looks.
            replicas.TryRemove(new(performance, starting));
            throw;
        }
    }

    /// <summary>Starts to follow; refused when there is nothing to follow.</summary>
    protected abstract Task<Outcome<T>> FollowAsync(string performance);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(checkPeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (performance, starting) in replicas)
            {
                // Not awaited: a grain that does not answer keeps no other one from being asked.
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
