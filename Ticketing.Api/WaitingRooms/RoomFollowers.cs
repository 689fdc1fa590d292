using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The lines that people of this node wait in.</summary>
internal sealed class RoomFollowers(IClusterClient cluster, IOptions<ReplicaSettings> settings, TimeProvider time, ILogger<RoomFollowers> logger)
    : ReplicaSet<RoomFollower>(TimeSpan.FromSeconds(2), settings.Value, time, logger)
{
    /// <summary>
    /// What to tell somebody whom the room has just told of itself: the newest of that and what is known here. From then on
    /// this node knows no less, so that the next poll tells no worse place.
    /// </summary>
    public async ValueTask<RoomHead> LearnAsync(RoomHead told)
    {
        var room = await FindAsync(told.Performance);
        return room.Ok ? room.Value.Follow(told) : told;
    }

    /// <inheritdoc/>
    protected override Task<Outcome<RoomFollower>> FollowAsync(string performance) => RoomFollower.StartAsync(performance, cluster);
}
