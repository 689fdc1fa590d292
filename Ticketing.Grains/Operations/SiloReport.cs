using Orleans;

namespace Ticketing.Grains.Operations;

/// <summary>What one silo reports about itself.</summary>
/// <param name="Silo">The silo's name.</param>
/// <param name="StartedAt">When the process began to report.</param>
/// <param name="Activations">Number of grains in memory, by type.</param>
/// <param name="Threads">Number of threads in the thread pool.</param>
/// <param name="QueuedWork">Number of work items that wait for a thread of the pool.</param>
/// <param name="MemoryBytes">Memory of the process, in bytes.</param>
/// <param name="HasDashboard">Whether the silo takes part in Orleans' dashboard. False from a silo of a release that does not say.</param>
[GenerateSerializer, Immutable, Alias("Operations.SiloReport")]
public sealed record SiloReport(
    [property: Id(0)] string Silo,
    [property: Id(2)] DateTimeOffset StartedAt,
    [property: Id(4)] IReadOnlyList<ActivationCount> Activations,
    [property: Id(7)] int Threads,
    [property: Id(8)] long QueuedWork,
    [property: Id(9)] long MemoryBytes,
    [property: Id(10)] bool HasDashboard)
{
    /// <summary>Most entries of a list in the report; the largest counts are kept.</summary>
    public const int MaxEntries = 500;
}

/// <summary>Grains of one type in memory.</summary>
/// <param name="Grain">The type, e.g. "seat"; all of Orleans' own together are "orleans".</param>
/// <param name="Count">Number of activations.</param>
[GenerateSerializer, Immutable, Alias("Operations.ActivationCount")]
public sealed record ActivationCount([property: Id(0)] string Grain, [property: Id(1)] int Count);
