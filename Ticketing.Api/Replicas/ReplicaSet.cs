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
    // Beyond the replicas that are kept. A made-up performance takes one of these places until its grain has refused, and no kept replica.
    private const int MostStarting = 256;

    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome<T>>>> replicas = new(StringComparer.Ordinal);

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>The replica for a performance. Refused when there is nothing to follow, or too many are just being started.</summary>
    public async ValueTask<Outcome<T>> FindAsync(string performance)
    {
        if (!replicas.TryGetValue(performance, out var starting))
        {
            if (Refusals.WhyNotPerformanceId(performance) is { } impossible) return impossible;
            if (replicas.Count >= settings.Performances + MostStarting) return new Refusal(RefusalCode.Overloaded, "Too many performances are asked for here for the first time.");
            starting = replicas.GetOrAdd(performance, id => new(() => FollowAsync(id)));
        }

        try
        {
            var replica = await starting.Value;
            if (replica.Ok) Use(performance, replica.Value);
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

    private void Use(string performance, T replica)
    {
        replica.LastUsed = time.GetTimestamp();
        if (replicas.Count > settings.Performances) MakeRoom(performance);
    }

    // The replica that was not used for the longest time gives way. Who still listens to it finds it ended, and asks anew.
    private void MakeRoom(string performance)
    {
        var others = replicas.Where(one => one.Key != performance && one.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true });
#pragma warning disable VSTHRD002, VSTHRD103 // Only tasks that have completed are read.
        var started = others.Where(static one => one.Value.Value.Result.Ok).Select(static one => (Entry: one, Replica: one.Value.Value.Result.Value!)).ToList();
#pragma warning restore VSTHRD002, VSTHRD103
        if (started.Count < settings.Performances) return;
        var (entry, replica) = started.MinBy(static one => one.Replica.LastUsed);
        if (replicas.TryRemove(entry)) _ = EndAsync(entry.Key, replica);
    }

    private async Task EndAsync(string performance, T replica)
    {
        try
        {
            await replica.DisposeAsync();
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Kind} {Performance} could not be ended in order.", typeof(T).Name, performance);
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
