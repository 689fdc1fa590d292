using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Replicas;

/// <summary>Setting section <c>Replicas</c>: this process's replicas of seat maps, and as many of waiting rooms.</summary>
public sealed class ReplicaSettings
{
    /// <summary>The most performances followed at a time. For a further one, that gives way which was not used for the longest time.</summary>
    [Range(1, 100_000)]
    public int Performances { get; set; } = 500;

    /// <summary>How long an unused replica is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(10);
}
