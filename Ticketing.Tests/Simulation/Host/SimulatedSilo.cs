using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Timers;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// A silo in a simulated world, which can be killed and started again. Objects that must outlive the silo, such as the simulated disk, are
/// created outside and registered as instances.
/// </summary>
internal sealed class SimulatedSilo
{
    private readonly SimulationScheduler _scheduler;
    private readonly SimulatedSiloOptions _options;
    private readonly SimulatedNetwork _network;
    private readonly Action<IServiceCollection, SimulationProcess> _services;
    private readonly GrainCatalog _catalog;
    private readonly Gateway _gateway;
    private SiloCore? _core;

    /// <summary>Creates a silo without starting it.</summary>
    /// <param name="scheduler">The world.</param>
    /// <param name="options">The silo's settings.</param>
    /// <param name="network">How messages travel.</param>
    /// <param name="services">Registers the services that the grains need; called at every start, with the new process.</param>
    public SimulatedSilo(
        SimulationScheduler scheduler,
        SimulatedSiloOptions options,
        SimulatedNetwork network,
        Action<IServiceCollection, SimulationProcess> services)
    {
        (_scheduler, _options, _network, _services) = (scheduler, options, network, services);
        _catalog = GrainCatalog.Of(options.GrainNamespace, options.Preferred);
        _gateway = new Gateway(scheduler.CreateProcess("clients"), options.CallTimeout);
        Client = new References(_gateway, _catalog, () => Services);
    }

    /// <summary>
    /// The silo as clients see it; the object stays the same after restarts. A call that has no answer when the silo dies fails with a
    /// <see cref="SiloUnavailableException"/>: its outcome is unknown.
    /// </summary>
    public IClusterClient Client { get; }

    /// <summary>The process of the silo; a new one after every start.</summary>
    public SimulationProcess? Process => _core?.Process;

    /// <summary>True from <see cref="Start"/> to <see cref="Crash"/>.</summary>
    public bool IsRunning => _core is { Process.IsAlive: true };

    /// <summary>The services of the latest start.</summary>
    public IServiceProvider Services => _core?.Services ?? throw new InvalidOperationException("The silo has not been started.");

    /// <summary>The latest life of the silo.</summary>
    public SiloCore? Core => _core;

    /// <summary>Calls of clients that have no answer yet, oldest first.</summary>
    public IEnumerable<Call> ClientCalls => _gateway.Open;

    /// <summary>Starts the silo in a new process; grains can be called at once.</summary>
    public void Start()
    {
        if (IsRunning) throw new InvalidOperationException("The silo is running already.");
        var core = _core = new SiloCore(_scheduler.CreateProcess("silo"), _catalog, _options, _network);
        var runtime = new SimulatedRuntime(core);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(core.Process.Time);
        services.AddSingleton<IGrainRuntime>(runtime).AddSingleton<ITimerRegistry>(runtime);
        services.AddSingleton<IGrainFactory>(core.References).AddSingleton<IClusterClient>(core.References);
        foreach (var name in _options.StreamProviders) services.AddKeyedSingleton<IStreamProvider>(name, new SimulatedStreams(name, core));
        _services(services, core.Process);
        core.Use(services.BuildServiceProvider());
        _ = new IdleCollector(core);
        _gateway.Connect(core);
    }

    /// <summary>Kills the silo at this instant: none of its code runs again, and it sends no more answers.</summary>
    public void Crash()
    {
        if (!IsRunning) return;
        _core!.Process.Crash();
        _gateway.Disconnect();
    }
}
