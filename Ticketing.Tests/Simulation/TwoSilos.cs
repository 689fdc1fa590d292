using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// Two silos on one disk that do not know of each other: the same grain runs in both, as may happen in a cluster for a moment.
/// </summary>
internal sealed class TwoSilos
{
    private readonly SimulationScheduler _scheduler = new(1);
    private readonly SimulatedSilo[] _silos;

    /// <param name="guard">Wraps the store between both silos and the disk.</param>
    /// <param name="services">Adds the services that the grains need besides the store and the clock.</param>
    public TwoSilos(Func<SimulatedStore, IRowStore> guard, Action<IServiceCollection> services)
    {
        var store = guard(Disk);
        var options = new SimulatedSiloOptions { GrainNamespace = "Ticketing.Grains", StreamProviders = [LiveProvider.Name], IsStrict = true };
        _silos = [Build(), Build()];

        SimulatedSilo Build()
        {
            var silo = new SimulatedSilo(_scheduler, options, new SimulatedNetwork(_scheduler), (collection, _) =>
            {
                collection.AddSingleton(store).AddLogging();
                services(collection);
            });
            silo.Start();
            return silo;
        }
    }

    public SimulatedStore Disk { get; } = new();

    /// <summary>The virtual time of the first silo.</summary>
    public DateTimeOffset Now => _silos[0].Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public IGrainFactory this[int silo] => _silos[silo].Client;

    public void Run(Func<Task> scene) => _scheduler.Run(scene);
}
