using Orleans;
using Orleans.CodeGeneration;
using Orleans.Runtime;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>Creates references to grains with Orleans' generated proxies: the grain factory for grains, and the cluster client for clients.</summary>
internal sealed class References : IClusterClient
{
    private readonly Dictionary<(GrainType, GrainInterfaceType), GrainReferenceShared> _shared = [];
    private readonly Gateway _gateway;
    private readonly GrainCatalog _catalog;
    private readonly Func<IServiceProvider> _services;

    public References(Gateway gateway, GrainCatalog catalog, Func<IServiceProvider> services)
    {
        (_gateway, _catalog, _services) = (gateway, catalog, services);
        gateway.References = this;
    }

    public IServiceProvider ServiceProvider => _services();

    public GrainReference Create(GrainId id, GrainInterface through)
    {
        if (!_shared.TryGetValue((id.Type, through.Id), out var shared))
        {
            shared = new GrainReferenceShared(
                id.Type, through.Id, 0, _gateway, InvokeMethodOptions.None, OrleansKit.Codecs, OrleansKit.CopyContexts, OrleansKit.Services);
            _shared.Add((id.Type, through.Id), shared);
        }

        return through.NewProxy(shared, id.Key);
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)GetGrain(typeof(TGrainInterface), IdSpan.Create(primaryKey));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)GetGrain(grainInterfaceType, IdSpan.Create(grainPrimaryKey));

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)(object)Create(grainId, OrleansKit.Interfaces[typeof(TGrainInterface)]);

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) =>
        Create(grainId, _catalog.ClassOf(grainId.Type).Interfaces.First(one => one.Id == interfaceType));

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) =>
        Create(GrainId.Create(_catalog.ClassOf(interfaceType).Id, grainKey), OrleansKit.Interfaces[interfaceType]);

    public IAddressable GetGrain(GrainId grainId) => Create(grainId, _catalog.ClassOf(grainId.Type).Interfaces[0]);

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => GetGrain(interfaceType, grainKey);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw OnlyText();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => throw OnlyText();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw OnlyText();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw OnlyText();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw OnlyText();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw OnlyText();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw OnlyText();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw OnlyText();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException("The simulated silo has no observers.");

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException("The simulated silo has no observers.");

    private static NotSupportedException OnlyText() => new("Grains of this project have keys of text.");
}
