using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>What is known of a grain class.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory factory;
    private readonly bool takesContext;

    internal GrainClass(Type type, string name, int index)
    {
        (Type, Name, Index) = (type, name, index);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MaxWorkers = type.GetCustomAttributes(typeof(StatelessWorkerAttribute), inherit: true) is [StatelessWorkerAttribute worker]
            ? worker.MaxLocalWorkers
            : 0;
        takesContext = type.GetConstructors().Any(constructor =>
            constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IGrainContext)));
        FirstInterface = type.GetInterfaces().First(one =>
            typeof(IGrain).IsAssignableFrom(one) && one != typeof(IGrain) && one != typeof(IGrainWithStringKey));
        factory = ActivatorUtilities.CreateFactory(type, takesContext ? [typeof(IGrainContext)] : []);
    }

    internal Type Type { get; }

    /// <summary>The type's part of grain ids.</summary>
    internal string Name { get; }

    /// <summary>The place of the class in its catalog.</summary>
    internal int Index { get; }

    /// <summary>The interface of the references that a grain has of itself.</summary>
    internal Type FirstInterface { get; }

    internal bool IsReentrant { get; }

    /// <summary>The most activations of one key of a stateless worker; 0 for all other grains.</summary>
    internal int MaxWorkers { get; }

    internal object Build(IServiceProvider services, IGrainContext context) =>
        factory(services, takesContext ? [context] : null);
}
