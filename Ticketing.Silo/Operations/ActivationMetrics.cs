using System.Diagnostics.Metrics;
using Ticketing.Grains.Operations;

namespace Ticketing.Silo.Operations;

/// <summary>The activations of this silo by grain type, as of the latest report.</summary>
internal sealed class ActivationMetrics
{
    private IReadOnlyList<ActivationCount> latest = [];

    /// <summary>Makes the instrument.</summary>
    public ActivationMetrics(IMeterFactory meters) => meters.Create("Ticketing.Grains").CreateObservableGauge(
        "ticketing.grain.activations",
        () => Volatile.Read(ref latest).Select(one => new Measurement<int>(one.Count, new KeyValuePair<string, object?>("grain", one.Grain))),
        "{activation}",
        "Grains in memory, by type");

    /// <summary>There are so many now.</summary>
    public void Show(IReadOnlyList<ActivationCount> counts) => Volatile.Write(ref latest, counts);
}
