using Orleans.Serialization.Invocation;
using Ticketing.Grains.Seats;

namespace Ticketing.Tests.Compatibility;

/// <summary>One thing of every kind that Orleans' serializer writes for us: messages, outcomes, streams' items, and calls with their arguments.</summary>
internal static class OrleansSamples
{
    /// <summary>By name: a message's alias, or those of interface and method.</summary>
    public static IEnumerable<(string Name, object Value)> All() =>
        Messages().Select(type => (Wire.NameOf(type), new ExampleValues().Of(type))).Concat(Calls()).OrderBy(sample => sample.Item1, StringComparer.Ordinal);

    private static IEnumerable<Type> Messages() => WireTypes.Messages.Where(type => !type.IsGenericTypeDefinition)
        .Concat(WireTypes.Interfaces.SelectMany(WireTypes.MethodsOf).SelectMany(method => Wire.PartsOf(method.ReturnType))
            .Where(type => type.IsGenericType && WireTypes.Messages.Contains(type.GetGenericTypeDefinition())))
        .Distinct();

    // Orleans' generator makes a class of every grain method, whose fields are the arguments.
    private static IEnumerable<(string Name, object Value)> Calls()
    {
        foreach (var type in typeof(SeatGrain).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IInvokable))))
        {
            var call = (IInvokable)Activator.CreateInstance(type)!;
            var values = new ExampleValues();
            var parameters = call.GetMethod().GetParameters();
            for (var index = 0; index < parameters.Length; index++) call.SetArgument(index, values.Of(parameters[index].ParameterType));
            yield return ($"{Wire.NameOf(call.GetInterfaceType())}.{Wire.AliasOf(call.GetMethod())}", call);
        }
    }
}
