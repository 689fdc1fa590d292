using System.Linq.Expressions;
using System.Reflection;
using Orleans.Runtime;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>A grain interface with the proxy that Orleans generated for it.</summary>
internal sealed record GrainInterface(Type Type, GrainInterfaceType Id, Func<GrainReferenceShared, IdSpan, GrainReference> NewProxy)
{
    /// <summary>The interface that a generated proxy stands for: among its interfaces the one that no other of them inherits from.</summary>
    public static GrainInterface Of(Type proxy)
    {
        var all = proxy.GetInterfaces().Where(static one => typeof(IAddressable).IsAssignableFrom(one)).ToArray();
        var own = all.First(one => !all.Any(other => other != one && one.IsAssignableFrom(other)));
        return new GrainInterface(own, OrleansKit.TypeOfInterface(own), Constructor(proxy));
    }

    private static Func<GrainReferenceShared, IdSpan, GrainReference> Constructor(Type proxy)
    {
        var parameters = new[] { Expression.Parameter(typeof(GrainReferenceShared)), Expression.Parameter(typeof(IdSpan)) };
        var constructor = proxy.GetConstructor(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(GrainReferenceShared), typeof(IdSpan)])!;
        return Expression.Lambda<Func<GrainReferenceShared, IdSpan, GrainReference>>(Expression.New(constructor, parameters), parameters).Compile();
    }
}
