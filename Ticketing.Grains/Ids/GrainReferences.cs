using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;

namespace Ticketing.Grains.Ids;

/// <summary>
/// Finds grains on the paths of a sale. Orleans looks an interface's attributes up by reflection at every <c>GetGrain</c>; here the first
/// reference of an interface is found that way, and the others take its types over.
/// </summary>
/// <remarks>
/// The types of a grain follow from the names of its interface and class, so they stay as they are while a process runs. They are kept per
/// factory, because two silos of one process may have different classes for one interface.
/// </remarks>
public static class GrainReferences
{
    /// <summary>Finds a grain; the same as <c>GetGrain</c>. The types of a grain that a test stands in for are not kept.</summary>
    /// <typeparam name="TGrain">The grain's interface.</typeparam>
    /// <param name="grains">The factory of the process or of the calling grain.</param>
    /// <param name="key">The grain's key.</param>
    /// <exception cref="ArgumentException">The key is empty, or there is no class for the interface.</exception>
    public static TGrain Find<TGrain>(this IGrainFactory grains, string key)
        where TGrain : IGrainWithStringKey
    {
        var found = Known<TGrain>.Types;
        if (key.Length > 0 && found.TryGetValue(grains, out var types))
            return (TGrain)grains.GetGrain(GrainId.Create(types.Grain, key), types.Interface);

        var first = grains.GetGrain<TGrain>(key);
        if (first is GrainReference reference) found.AddOrUpdate(grains, new ReferenceTypes(reference.GrainId.Type, reference.InterfaceType));
        return first;
    }

    private static class Known<TGrain>
    {
        public static readonly ConditionalWeakTable<IGrainFactory, ReferenceTypes> Types = [];
    }

    private sealed record ReferenceTypes(GrainType Grain, GrainInterfaceType Interface);
}
