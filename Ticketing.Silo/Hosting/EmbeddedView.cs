using Ticketing.EmbeddedSilo.Hosting;
using Ticketing.Grains.Operations;
using Ticketing.Silo.Operations;

namespace Ticketing.Silo.Hosting;

/// <summary>What the embedded host knows of itself.</summary>
internal sealed class GrainHostView(EmbeddedSiloStatistics silo) : IGrainHostView
{
    /// <inheritdoc/>
    public string Silo { get; } = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ActivationCount>> ActivationsAsync() =>
        new([.. silo.Activations().Select(one => new ActivationCount(one.Key, one.Value))]);
}
