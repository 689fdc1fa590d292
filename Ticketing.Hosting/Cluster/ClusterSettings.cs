namespace Ticketing.Hosting.Cluster;

/// <summary>Setting section <c>Cluster</c>, the same in every process: which cluster it belongs to. Only read when built for Orleans.</summary>
public sealed class ClusterSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cluster";

    /// <summary>
    /// The Redis that keeps the list of silos, e.g. <c>redis:6379</c>; null for one silo on this machine. What is lost with it is found again:
    /// it holds no sale and no place.
    /// </summary>
    public string? Redis { get; set; }

    /// <summary>The cluster's name; several clusters may use one Redis.</summary>
    public string Name { get; set; } = "ticketing";
}
