using Orleans;

namespace Ticketing.Grains.Operations;

/// <summary>
/// Where every silo reports what its grains do, so that any API process can show all of them. There is one; it keeps nothing: a report
/// is a few seconds old or forgotten.
/// </summary>
[Alias("Operations.IOperationsGrain")]
public interface IOperationsGrain : IGrainWithStringKey
{
    /// <summary>Takes the latest report of a silo in place of its last one.</summary>
    /// <remarks>Answers no refusal, and throws nothing of its own. A repeat is safe.</remarks>
    [Alias("Report")]
    Task Report(SiloReport report);

    /// <summary>The latest report of every silo that still reports, by name.</summary>
    /// <remarks>Never refused, and throws nothing of its own. A repeat is safe.</remarks>
    [Alias("Silos")]
    Task<IReadOnlyList<SiloReport>> Silos();
}

/// <summary>Finds the operations grain.</summary>
public static class OperationsGrains
{
    /// <summary>The one there is.</summary>
    public static IOperationsGrain GetOperations(this IGrainFactory grains) => grains.GetGrain<IOperationsGrain>("operations");
}
