using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>A grain class with the properties that its attributes tell Orleans.</summary>
internal sealed class GrainClass
{
    private const string MaxLocalWorkers = "max-local-instances";

    // Orleans uses the number of processors, but a world must not depend on the machine that runs it.
    private const int UnlimitedWorkers = 4;

    private readonly ObjectFactory _factory;

    public GrainClass(Type type)
    {
        (Type, Id) = (type, OrleansKit.TypeOf(type));
        _factory = ActivatorUtilities.CreateFactory(type, []);
        Interfaces = [.. OrleansKit.Interfaces.Values.Where(one => one.Type.IsAssignableFrom(type))];

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in type.GetCustomAttributes(inherit: true).OfType<IGrainPropertiesProviderAttribute>())
            attribute.Populate(OrleansKit.Services, type, Id, properties);
        IsReentrant = properties.TryGetValue(WellKnownGrainTypeProperties.Reentrant, out var reentrant) && bool.Parse(reentrant);
        IsStatelessWorker = properties.TryGetValue(WellKnownGrainTypeProperties.PlacementStrategy, out var placement)
            && placement == "StatelessWorkerPlacement";
        MaxWorkers = IsStatelessWorker && properties.TryGetValue(MaxLocalWorkers, out var workers)
            ? int.Parse(workers, CultureInfo.InvariantCulture)
            : 1;
        if (MaxWorkers < 1) MaxWorkers = UnlimitedWorkers;
    }

    public Type Type { get; }

    public GrainType Id { get; }

    /// <summary>The grain interfaces that the class implements.</summary>
    public IReadOnlyList<GrainInterface> Interfaces { get; }

    public bool IsReentrant { get; }

    public bool IsStatelessWorker { get; }

    /// <summary>How many activations of one key a silo may have.</summary>
    public int MaxWorkers { get; }

    /// <summary>Calls the constructor with the silo's services.</summary>
    public object Build(IServiceProvider services) => _factory(services, []);
}
