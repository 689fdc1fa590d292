using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Orleans.Runtime;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>What is known of a grain interface: its methods and the reference that is cloned for every key.</summary>
internal sealed class GrainInterface
{
    private static readonly ConcurrentDictionary<Type, GrainInterface> Known = new();

    private readonly FrozenDictionary<MethodInfo, GrainMethod> methods;

    private GrainInterface(Type type)
    {
        if (!type.IsInterface || !typeof(IAddressable).IsAssignableFrom(type))
            throw new ArgumentException($"{type.FullName} is no grain interface.", nameof(type));
        Type = type;
        Name = type.FullName!;
        methods = type.GetInterfaces().Append(type)
            .SelectMany(part => part.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.IsAbstract)
            .ToFrozenDictionary(method => method, GrainMethod.Create);
        Prototype = (GrainReference)DispatchProxy.Create(type, typeof(GrainReference));
    }

    internal Type Type { get; }

    internal string Name { get; }

    internal GrainReference Prototype { get; }

    internal static GrainInterface For(Type type) => Known.GetOrAdd(type, static of => new(of));

    internal GrainMethod Method(MethodInfo method) => methods.TryGetValue(method, out var known)
        ? known
        : throw new NotSupportedException($"{method} of {Name} cannot be called on a grain.");
}

/// <summary>Finds the interface without a look-up when it is known at compile time.</summary>
internal static class GrainInterface<TInterface>
    where TInterface : IAddressable
{
    internal static readonly GrainInterface Instance = GrainInterface.For(typeof(TInterface));
}
