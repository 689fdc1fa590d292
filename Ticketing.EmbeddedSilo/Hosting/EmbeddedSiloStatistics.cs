namespace Ticketing.EmbeddedSilo.Hosting;

/// <summary>What an embedded silo has in memory.</summary>
public sealed class EmbeddedSiloStatistics
{
    private readonly SiloRuntime silo;

    internal EmbeddedSiloStatistics(SiloRuntime silo) => this.silo = silo;

    /// <summary>Activations by grain type; types without one are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Activations() => silo.CountActivations();
}
