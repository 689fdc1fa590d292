using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Simulation;

/// <summary>
/// A silo in a simulated world, which can be killed and started again. What must outlive the silo (the simulated
/// disk) is made outside and registered as an instance.
/// </summary>
public sealed class SimulatedSilo
{
    private readonly SimulationScheduler scheduler;
    private readonly Action<IServiceCollection, SimulationProcess> services;
    private readonly Action<EmbeddedSiloOptions> configure;
    private readonly SimulatedClient client;
    private ServiceProvider? provider;

    /// <summary>A silo that is not started yet.</summary>
    /// <param name="scheduler">The world.</param>
    /// <param name="services">Registers what the grains need; called at every start, with the new process.</param>
    /// <param name="configure">The silo's settings; scheduler, clock and network are set already.</param>
    /// <param name="network">How messages travel; at once, in steps of their own, when null.</param>
    public SimulatedSilo(
        SimulationScheduler scheduler,
        Action<IServiceCollection, SimulationProcess> services,
        Action<EmbeddedSiloOptions> configure,
        SimulatedNetwork? network = null)
    {
        (this.scheduler, this.services, this.configure) = (scheduler, services, configure);
        Network = network ?? new(scheduler);
        var settings = new EmbeddedSiloOptions();
        configure(settings);
        client = new(Calls.GrainCatalog.Of(settings), settings.Strict);
    }

    /// <summary>How messages travel.</summary>
    public SimulatedNetwork Network { get; }

    /// <summary>
    /// The silo as clients see it, the same before and after restarts. A call that has no answer when the silo dies
    /// fails with a SiloUnavailableException: its outcome is unknown.
    /// </summary>
    public IClusterClient Client => client;

    /// <summary>The process of the silo; a new one after every start.</summary>
    public SimulationProcess? Process { get; private set; }

    /// <summary>True from <see cref="Start"/> to <see cref="Crash"/>.</summary>
    public bool IsRunning => Process is { IsAlive: true };

    /// <summary>The services of the running silo.</summary>
    public IServiceProvider Services => provider ?? throw new InvalidOperationException("The silo has not been started.");

    /// <summary>Starts the silo in a new process; the task ends when its hosted services have started.</summary>
    public Task Start()
    {
        if (IsRunning)
            throw new InvalidOperationException("The silo is running already.");
        var process = Process = scheduler.CreateProcess("silo");
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(process.Time);
        services(collection, process);
        collection.AddEmbeddedSilo(options =>
        {
            (options.Scheduler, options.TimeProvider, options.Network) = (process, process.Time, Network.For(process));
            configure(options);
        });
        provider = collection.BuildServiceProvider();
        client.Connect(provider.GetRequiredService<SiloRuntime>());
        return process.Start(() => StartServicesAsync(provider));
    }

    /// <summary>Kills the silo at this instant: nothing of it runs again, and no answer leaves it.</summary>
    public void Crash()
    {
        if (!IsRunning)
            return;
        provider!.GetRequiredService<SiloRuntime>().Crash();
        Process!.Crash();
        client.Disconnect();
    }

    private static async Task StartServicesAsync(ServiceProvider provider)
    {
        foreach (var service in provider.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    }
}
