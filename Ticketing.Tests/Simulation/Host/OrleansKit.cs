using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.TypeSystem;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// Orleans' own serializer, copier, generated proxies and names. They are created once for all worlds of the process, because they are
/// thread-safe and independent of a silo.
/// </summary>
internal static class OrleansKit
{
    private static readonly ServiceProvider Provider = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private static readonly GrainTypeResolver Types = new(
        [new AttributeGrainTypeProvider(Provider)], Provider.GetRequiredService<TypeConverter>());

    private static readonly GrainInterfaceTypeResolver InterfaceTypes = new(
        [new AttributeGrainInterfaceTypeProvider(Provider)], Provider.GetRequiredService<TypeConverter>());

    private static readonly TypeManifestOptions Manifest = Provider.GetRequiredService<IOptions<TypeManifestOptions>>().Value;

    private static readonly Lazy<Dictionary<Type, GrainInterface>> AllInterfaces = new(() => Manifest.InterfaceProxies
        .Where(static proxy => !proxy.IsGenericTypeDefinition && typeof(GrainReference).IsAssignableFrom(proxy))
        .Select(static proxy => GrainInterface.Of(proxy))
        .DistinctBy(static one => one.Type)
        .ToDictionary(static one => one.Type));

    /// <summary>Copies arguments and answers as Orleans does between activations of one silo.</summary>
    public static DeepCopier Copier { get; } = Provider.GetRequiredService<DeepCopier>();

    /// <summary>Writes and reads messages as Orleans does between processes.</summary>
    public static Serializer Serializer { get; } = Provider.GetRequiredService<Serializer>();

    public static CodecProvider Codecs { get; } = Provider.GetRequiredService<CodecProvider>();

    public static CopyContextPool CopyContexts { get; } = Provider.GetRequiredService<CopyContextPool>();

    public static IServiceProvider Services => Provider;

    /// <summary>All grain classes that the code generator found in the loaded assemblies.</summary>
    public static IEnumerable<Type> GrainClasses => Manifest.InterfaceImplementations
        .Where(static type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IGrainBase).IsAssignableFrom(type));

    /// <summary>The generated proxy of each grain interface.</summary>
    public static IReadOnlyDictionary<Type, GrainInterface> Interfaces => AllInterfaces.Value;

    public static GrainType TypeOf(Type grainClass) => Types.GetGrainType(grainClass);

    public static GrainInterfaceType TypeOfInterface(Type grainInterface) => InterfaceTypes.GetGrainInterfaceType(grainInterface);
}
