using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>The grain classes that a silo runs, and the class behind each grain interface.</summary>
internal sealed class GrainCatalog
{
    private static readonly ConcurrentDictionary<Type, GrainClass> AllClasses = new();
    private static readonly ConcurrentDictionary<string, GrainCatalog> All = new(StringComparer.Ordinal);

    private readonly Dictionary<GrainType, GrainClass> _classes;
    private readonly Dictionary<Type, GrainClass> _ofInterface = [];

    private GrainCatalog(IEnumerable<Type> types, IReadOnlyCollection<Type> preferred)
    {
        var classes = types.Concat(preferred).Distinct().Select(static type => AllClasses.GetOrAdd(type, static of => new GrainClass(of))).ToList();
        _classes = classes.ToDictionary(static one => one.Id);
        foreach (var one in classes.OrderBy(one => preferred.Contains(one.Type)))
        {
            foreach (var implemented in one.Interfaces) _ofInterface[implemented.Type] = one;
        }
    }

    /// <summary>The catalog of a silo that runs the grain classes of one namespace and of the namespaces below it.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="preferred">Classes that replace those with the same interface; tests plant bugs with them.</param>
    public static GrainCatalog Of(string space, IReadOnlyCollection<Type> preferred) => All.GetOrAdd(
        $"{space} {string.Join(' ', preferred.Select(static type => type.FullName))}",
        _ => new GrainCatalog(
            OrleansKit.GrainClasses.Where(type => type.Namespace == space || type.Namespace?.StartsWith($"{space}.", StringComparison.Ordinal) == true),
            preferred));

    /// <summary>The class of a grain.</summary>
    public GrainClass ClassOf(GrainType type) => _classes.TryGetValue(type, out var found)
        ? found
        : throw new ArgumentException($"This silo runs no grain class {type}.", nameof(type));

    /// <summary>The class behind an interface.</summary>
    public GrainClass ClassOf(Type grainInterface) => _ofInterface.TryGetValue(grainInterface, out var found)
        ? found
        : throw new ArgumentException($"This silo runs no grain class that implements {grainInterface.FullName}.", nameof(grainInterface));
}
