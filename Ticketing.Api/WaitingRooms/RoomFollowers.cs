using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The lines that people of this node wait in.</summary>
internal sealed class RoomFollowers(IClusterClient cluster, IOptions<ReplicaSettings> settings, TimeProvider time, ILogger<RoomFollowers> logger)
    : ReplicaSet<RoomFollower>(TimeSpan.FromSeconds(2), settings.Value, time, logger)
{
    /// <inheritdoc/>
    protected override Task<Outcome<RoomFollower>> FollowAsync(string performance) => RoomFollower.StartAsync(performance, cluster);
}
