using Orleans;

namespace Ticketing.Grains.Operations;

/// <summary>What one silo's grains do.</summary>
/// <param name="Silo">Its name.</param>
/// <param name="Host">What runs the grains: "embedded" or "orleans".</param>
/// <param name="StartedAt">When the process began to report.</param>
/// <param name="WindowSeconds">The time that rates and latencies are over.</param>
/// <param name="Activations">Grains in memory, by type.</param>
/// <param name="Grains">The calls of each type.</param>
/// <param name="Methods">The calls of each method.</param>
/// <param name="Threads">Threads of the pool.</param>
/// <param name="QueuedWork">Work that waits for a thread of the pool.</param>
/// <param name="MemoryBytes">Memory of the process.</param>
[GenerateSerializer, Immutable, Alias("Operations.SiloReport")]
public sealed record SiloReport(
    [property: Id(0)] string Silo,
    [property: Id(1)] string Host,
    [property: Id(2)] DateTimeOffset StartedAt,
    [property: Id(3)] double WindowSeconds,
    [property: Id(4)] IReadOnlyList<ActivationCount> Activations,
    [property: Id(5)] IReadOnlyList<CallReport> Grains,
    [property: Id(6)] IReadOnlyList<CallReport> Methods,
    [property: Id(7)] int Threads,
    [property: Id(8)] long QueuedWork,
    [property: Id(9)] long MemoryBytes)
{
    /// <summary>Most entries of a list; the busiest are kept.</summary>
    public const int MaxEntries = 500;
}

/// <summary>Grains of one type in memory.</summary>
/// <param name="Grain">The type, e.g. "seat".</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("Operations.ActivationCount")]
public sealed record ActivationCount([property: Id(0)] string Grain, [property: Id(1)] int Count);

/// <summary>The calls of one method, or of one type. Latencies are from the start of the turn to the answer.</summary>
/// <param name="Grain">The grain's type.</param>
/// <param name="Method">The method; empty for all of the type.</param>
/// <param name="Calls">Calls since the process started.</param>
/// <param name="Errors">Those of them that ended in an exception.</param>
/// <param name="PerSecond">Calls per second in the window.</param>
/// <param name="P50">Half of the calls in the window took no longer, in seconds.</param>
/// <param name="P95">95 of 100.</param>
/// <param name="P99">99 of 100.</param>
/// <param name="RecentErrors">Errors in the window.</param>
[GenerateSerializer, Immutable, Alias("Operations.CallReport")]
public sealed record CallReport(
    [property: Id(0)] string Grain,
    [property: Id(1)] string Method,
    [property: Id(2)] long Calls,
    [property: Id(3)] long Errors,
    [property: Id(4)] double PerSecond,
    [property: Id(5)] double P50,
    [property: Id(6)] double P95,
    [property: Id(7)] double P99,
    [property: Id(8)] long RecentErrors);
