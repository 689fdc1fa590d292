using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>The grain classes of some assemblies, and which of them implements an interface.</summary>
internal sealed class GrainCatalog
{
    // Reading an assembly costs milliseconds, and a simulation starts hundreds of silos over the same ones.
    private static readonly ConcurrentDictionary<string, GrainCatalog> Known = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> chosen = new();

    private readonly Type[] preferred;

    private GrainCatalog(IEnumerable<Assembly> assemblies, Type[] preferred)
    {
        this.preferred = preferred;
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).Union(preferred)
            .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
                && typeof(IGrainBase).IsAssignableFrom(type) && type.GetInterfaces().Any(one => typeof(IGrainWithStringKey).IsAssignableFrom(one) && one != typeof(IGrainWithStringKey)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .ToArray();
        var ambiguous = types.GroupBy(ShortName).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        Classes = [.. types.Select((type, index) => new GrainClass(
            type, ambiguous.Contains(ShortName(type)) ? type.FullName! : ShortName(type), index))];
    }

    internal GrainClass[] Classes { get; }

    internal static GrainCatalog Of(EmbeddedSiloOptions options)
    {
        var assemblies = options.GrainAssemblies.Distinct().OrderBy(assembly => assembly.FullName, StringComparer.Ordinal).ToArray();
        var names = assemblies.Select(assembly => assembly.FullName).Concat(options.PreferredClasses.Select(type => type.AssemblyQualifiedName));
        return Known.GetOrAdd(string.Join('|', names), _ => new(assemblies, [.. options.PreferredClasses]));
    }

    /// <exception cref="ArgumentException">No class, or several, implement the interface.</exception>
    internal GrainClass Implementing(Type grainInterface, string? prefix) =>
        chosen.TryGetValue((grainInterface, prefix), out var known)
            ? known
            : chosen.GetOrAdd((grainInterface, prefix), Choose(grainInterface, prefix));

    private GrainClass Choose(Type grainInterface, string? prefix)
    {
        var candidates = Classes
            .Where(candidate => grainInterface.IsAssignableFrom(candidate.Type)
                && (prefix is null || candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal)))
            .ToArray();
        if (candidates.Length > 1 && Array.Exists(candidates, candidate => preferred.Contains(candidate.Type)))
        {
            candidates = Array.FindAll(candidates, candidate => preferred.Contains(candidate.Type));
        }
        else if (candidates.Length > 1)
        {
            var byName = candidates.Where(candidate => "I" + candidate.Type.Name == grainInterface.Name).ToArray();
            candidates = byName.Length == 1 ? byName : candidates;
        }

        return candidates switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"No grain class of this silo implements {grainInterface.FullName}.", nameof(grainInterface)),
            _ => throw new ArgumentException(
                $"{grainInterface.FullName} is implemented by {string.Join(", ", candidates.Select(one => one.Type.FullName))}; name one by grainClassNamePrefix.",
                nameof(grainInterface)),
        };
    }

    private static string ShortName(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }
}
