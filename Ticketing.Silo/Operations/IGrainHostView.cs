using Ticketing.Grains.Operations;

namespace Ticketing.Silo.Operations;

/// <summary>What only the grain host knows of itself.</summary>
internal interface IGrainHostView
{
    /// <summary>The name of this silo, its own in the cluster.</summary>
    string Silo { get; }

    /// <summary>The activations of this silo, by grain type.</summary>
    ValueTask<IReadOnlyList<ActivationCount>> ActivationsAsync();
}
