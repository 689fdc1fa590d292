using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The lines that people of this node wait in: followed from the first poll, dropped when nobody polls any more.</summary>
internal sealed class RoomFollowers(IClusterClient cluster, TimeProvider time, ILogger<RoomFollowers> logger) : BackgroundService
{
    private const int MaxRooms = 500;
    private const int MaxPerformanceIdLength = 64;
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MaxIdle = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome<RoomFollower>>>> followers = new(StringComparer.Ordinal);

    /// <summary>The copy of a line; refused when the performance has no waiting room, or too many are followed.</summary>
    public async ValueTask<Outcome<RoomFollower>> FindAsync(string performance)
    {
        if (!followers.TryGetValue(performance, out var starting))
        {
            if (performance.Length > MaxPerformanceIdLength) return Refusals.NoPerformance(performance[..MaxPerformanceIdLength]);
            if (followers.Count >= MaxRooms) return new Refusal(RefusalCode.Overloaded, $"{MaxRooms} waiting rooms are in use here.");
            starting = followers.GetOrAdd(performance, id => new(() => RoomFollower.StartAsync(id, cluster)));
        }

        try
        {
            var follower = await starting.Value;
            if (follower.Ok) follower.Value.LastUsed = time.GetTimestamp();
            else followers.TryRemove(new(performance, starting));
            return follower;
        }
        catch
        {
            // A start that failed is tried again by the next who asks.
            followers.TryRemove(new(performance, starting));
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CheckPeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (performance, starting) in followers)
            {
                // Not awaited: a room that does not answer keeps no other one from being asked.
                if (starting is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && await starting.Value is { Ok: true, Value: var follower })
                    _ = LookAfterAsync(performance, starting, follower);
            }
        }
    }

    private async Task LookAfterAsync(string performance, Lazy<Task<Outcome<RoomFollower>>> started, RoomFollower follower)
    {
        try
        {
            if (time.GetElapsedTime(follower.LastUsed) < MaxIdle)
            {
                await follower.CheckAsync();
            }
            else if (followers.TryRemove(new(performance, started)))
            {
                await follower.DisposeAsync();
            }
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The waiting room of {Performance} did not answer; it is asked again in {Period}.", performance, CheckPeriod);
        }
    }
}
