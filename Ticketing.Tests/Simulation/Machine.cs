using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>Runs the silo with the same services as the real one and with its sweeper; kills it and starts it again.</summary>
internal sealed class Machine(World world)
{
    private readonly SimulatedNetwork network = new(world.Scheduler)
    {
        MaxDelay = world.Settings.MaxMessageDelay,
        OneWayLoss = world.Settings.OneWayLoss,
        KeepsOrder = world.Settings.KeepsOrder,
    };

    private readonly SimulatedSiloOptions options = new()
    {
        GrainNamespace = "Ticketing.Grains",
        Preferred = world.Plant.Grains,
        StreamProviders = [LiveProvider.Name],
        CollectionAge = world.Settings.CollectionAge,
        IsStrict = world.Settings.IsStrict,
    };

    private readonly List<SimulatedSilo> alive = [];
    private SimulatedSilo current = null!;

    /// <summary>The process that was started last, as clients see it.</summary>
    public IClusterClient Client => current.Client;

    /// <summary>The process that one client reaches.</summary>
    public IClusterClient ClientOf(int number) =>
        world.Settings.SplitsClients && alive.Count > 1 ? alive[number % alive.Count].Client : current.Client;

    public bool IsUp => current.IsRunning;

    /// <summary>The grains in the memory of the process that was started last.</summary>
    public IEnumerable<string> Awake => current.Core!.Activations.Select(activation => activation.GrainId.ToString());

    /// <summary>More than one process has worked at the same time; what a cart or a map remembers may then be out of date.</summary>
    public bool WasDoubled { get; private set; }

    /// <summary>Starts a process; from now on clients reach this one.</summary>
    public void Start()
    {
        if (alive.Count > 0) WasDoubled = true;
        var silo = current = new SimulatedSilo(world.Scheduler, options, network, AddServices);
        alive.Add(silo);
        silo.Start();
        silo.Process!.Time.Skew = world.Skew;
        _ = silo.Process.Start(() => SweepAsync(silo));
        world.Note($"START {current.Process}");
    }

    /// <summary>Who waits for whom, in every living process.</summary>
    public string WhoWaits() => string.Concat(alive.Select(WaitReport.Of));

    /// <summary>Kills the oldest process at this instant.</summary>
    public void CrashOldest()
    {
        if (alive.Count == 0) return;
        var oldest = alive[0];
        alive.RemoveAt(0);
        oldest.Crash();
        world.Disk.Abandon(oldest.Process!);
        world.Note($"CRASH {oldest.Process}");
    }

    /// <summary>Sets the clocks of all processes to the world's clock.</summary>
    public void SetClocks()
    {
        foreach (var silo in alive) silo.Process!.Time.Skew = world.Skew;
    }

    /// <summary>The buyer's step: agrees to pay at the sandbox. Null when there was no answer.</summary>
    public async Task<string?> PayAsync(SimulationTime patience, string orderId, long amount, SandboxBehaviour behaviour)
    {
        if (!IsUp) return null;
        string? key = null;
        var gateway = current.Services.GetRequiredService<SandboxGateway>();
        var paying = current.Process!.Start(async () => key = await gateway.CreateAsync(orderId, amount, behaviour));
        await Task.WhenAny(paying, Task.Delay(TimeSpan.FromSeconds(10), patience));
        return paying.IsCompletedSuccessfully ? key : null;
    }

    private void AddServices(IServiceCollection services, SimulationProcess process)
    {
        var plant = world.Plant;
        services.AddSingleton(plant.Wrap(world.Disk.Connect(process)));
        services.AddOptions();
        services.AddSharedMetrics();
        services.AddGrainServices();
        services.AddOptions();
        services.AddSingleton<IPaymentCallback, Callback>();
        services.AddSingleton<ISandboxLedger, RowSandboxLedger>();
        services.AddSingleton<SandboxGateway>();
        services.AddSingleton<IPaymentGateway>(provider => plant.Wrap(
            provider.GetRequiredService<SandboxGateway>(), provider.GetRequiredService<ISandboxLedger>()));
        services.AddSingleton<Sweeper>();
        services.AddSingleton<RandomNumberGenerator>(new Dice(world.Dice("draw")));
        services.AddSingleton(world);
        services.AddSingleton(typeof(ILogger<>), typeof(Watch<>));
    }

    private static async Task SweepAsync(SimulatedSilo silo)
    {
        var (sweeper, time) = (silo.Services.GetRequiredService<Sweeper>(), silo.Process!.Time);
        using var timer = new PeriodicTimer(Sweeper.Period, time);
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                await sweeper.SweepAsync();
            }
            catch (StoreUnavailableException)
            {
                // The next sweep finds the same deadlines.
            }
        }
    }

    private sealed class Callback(IGrainFactory grains) : IPaymentCallback
    {
        public Task PaymentSettledAsync(string orderId, string paymentKey) => grains.GetOrder(orderId).PaymentSettled();
    }

    private sealed class Dice(Random random) : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) => random.NextBytes(data);
    }

    // If a grain logs an error that no fault of the world explains, there is a bug.
    private sealed class Watch<T>(World world) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null && !Failures.IsExpected(exception)) world.Break($"Unexpected in {typeof(T).Name}: {exception}");
        }
    }
}
