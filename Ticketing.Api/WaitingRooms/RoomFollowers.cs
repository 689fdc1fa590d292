using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The heads of the waiting rooms whose people poll this node.</summary>
internal sealed class RoomFollowers(IClusterClient cluster, IOptions<ReplicaSettings> settings, TimeProvider time, ILogger<RoomFollowers> logger)
    : ReplicaSet<RoomFollower>(TimeSpan.FromSeconds(2), settings.Value, time, logger)
{
    /// <summary>
    /// Returns the newer of two heads: the one that the room has just given to a caller, and the one known on this node. This node
    /// remembers the newer one, so that the caller's next poll never tells a worse place.
    /// </summary>
    public async ValueTask<RoomHead> LearnAsync(RoomHead told)
    {
        var room = await FindAsync(told.Performance);
        return room.Ok ? room.Value.Follow(told) : told;
    }

    /// <inheritdoc/>
    protected override Task<Outcome<RoomFollower>> FollowAsync(string performance) => RoomFollower.StartAsync(performance, cluster, Time);
}
