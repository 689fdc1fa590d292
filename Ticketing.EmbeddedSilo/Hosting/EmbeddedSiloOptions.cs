using System.Reflection;

namespace Ticketing.EmbeddedSilo.Hosting;

/// <summary>Settings of an embedded silo. The defaults are those of Orleans where it has the same setting.</summary>
public sealed class EmbeddedSiloOptions
{
    /// <summary>Assemblies whose grain classes the silo runs; at least one.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>Names of the stream providers.</summary>
    public IList<string> StreamProviders { get; } = [];

    /// <summary>An activation that nobody has called for so long is ended.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>After so long a caller gets a <see cref="TimeoutException"/>; the grain goes on working.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>More requests than this on one activation are refused with a LimitExceededException.</summary>
    public int MaxQueuedRequests { get; set; } = 20_000;

    /// <summary>Items that one subscriber of a stream may lag behind before its publishers have to wait.</summary>
    public int StreamBuffer { get; set; } = 1024;

    /// <summary>The time that all activations together get to end when the host stops, and one for its OnDeactivateAsync at any time.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Copies every argument and result through its serialisation attributes, so that a forgotten one is found. For tests.</summary>
    public bool Strict { get; set; }

    /// <summary>Where turns run; the thread pool when null.</summary>
    public ISiloScheduler? Scheduler { get; set; }

    /// <summary>How messages travel; at once when null.</summary>
    public ISiloNetwork? Network { get; set; }

    /// <summary>The clock of time-outs, timers and collection; the registered <see cref="System.TimeProvider"/> or the system's when null.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Grain classes that run, where several implement an interface, instead of those of the assemblies; tests plant bugs with them.</summary>
    internal IList<Type> PreferredClasses { get; } = [];

    internal void Validate()
    {
        if (GrainAssemblies.Count == 0)
            throw new InvalidOperationException($"{nameof(EmbeddedSiloOptions)}.{nameof(GrainAssemblies)} names no assembly.");
        if (CollectionAge <= TimeSpan.Zero || CallTimeout <= TimeSpan.Zero || MaxQueuedRequests < 1 || StreamBuffer < 1)
            throw new InvalidOperationException(
                $"{nameof(CollectionAge)} {CollectionAge}, {nameof(CallTimeout)} {CallTimeout}, {nameof(MaxQueuedRequests)} {MaxQueuedRequests} and {nameof(StreamBuffer)} {StreamBuffer} must be positive.");
    }
}
