namespace Ticketing.Tests.Simulation.Host;

/// <summary>Settings of a simulated silo. The defaults are those of Orleans.</summary>
internal sealed record SimulatedSiloOptions
{
    /// <summary>The silo runs the grain classes of this namespace and of those below it.</summary>
    public required string GrainNamespace { get; init; }

    /// <summary>Grain classes that replace those of the namespace with the same interface.</summary>
    public IReadOnlyCollection<Type> Preferred { get; init; } = [];

    /// <summary>Names of the stream providers.</summary>
    public IReadOnlyCollection<string> StreamProviders { get; init; } = [];

    /// <summary>An activation that is not called for this long is ended.</summary>
    public TimeSpan CollectionAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After this time a caller gets a <see cref="TimeoutException"/>; the grain goes on working.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Every call is written to bytes and read again, as between two processes.</summary>
    public bool IsStrict { get; init; }
}
