using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything that can be called through the grain runtime.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>The base of every grain interface.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain that is named by a string, the only kind of key used in this product.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>What the runtime needs of a grain class; <see cref="Grain"/> is the usual way to get it.</summary>
    public interface IGrainBase
    {
        /// <summary>The runtime's side of this activation.</summary>
        IGrainContext GrainContext { get; }

        /// <summary>Runs before the first message; an exception fails the waiting calls.</summary>
        Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

        /// <summary>Runs after the last message. Not called when the process dies.</summary>
        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
    }

    /// <summary>Makes references to grains; never talks to the grain.</summary>
    public interface IGrainFactory
    {
        /// <summary>A reference to the grain with this key.</summary>
        /// <param name="primaryKey">The grain's name, not blank.</param>
        /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
        /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
        TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
            where TGrainInterface : IGrainWithStringKey;

        /// <summary>A reference to the grain with this key, for an interface known at run time only.</summary>
        IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);
    }

    /// <summary>The client's view of the cluster; here it lives in the silo's own process.</summary>
    public interface IClusterClient : IGrainFactory
    {
        /// <summary>The services of the client.</summary>
        IServiceProvider ServiceProvider { get; }
    }
}
