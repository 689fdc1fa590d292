using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.SeatMaps;

/// <summary>The seat maps that people look at on this node.</summary>
internal sealed class SeatMapReplicas(
    IClusterClient cluster, PlanCache plans, IOptions<ReplicaSettings> settings, TimeProvider time, ILogger<SeatMapReplicas> logger)
    : ReplicaSet<SeatMapReplica>(TimeSpan.FromSeconds(5), settings.Value, time, logger)
{
    /// <inheritdoc/>
    protected override Task<Outcome<SeatMapReplica>> FollowAsync(string performance) => SeatMapReplica.StartAsync(performance, cluster, plans);
}
