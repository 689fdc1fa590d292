using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Conformance;

/// <summary>Tests a rule in many simulated worlds, each with another schedule and other message delays; every second world is strict.</summary>
internal sealed class SimulatedWorlds : IConformanceRunner
{
    private const int Worlds = 50;

    // The delays range from none to long compared with a turn; all are short compared with the times that the rules wait for.
    private static readonly TimeSpan[] Delays = [TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5)];

    public Task RunAsync(Func<IConformanceHost, Task> rule)
    {
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = new World(seed);
            MeetingPlace.Alone(() => world.Run(rule));
        }

        return Task.CompletedTask;
    }

    private sealed class World : IConformanceHost
    {
        private readonly SimulationScheduler _scheduler;
        private readonly SimulatedSilo _silo;
        private readonly SimulationProcess _clock;

        public World(int seed)
        {
            _scheduler = new SimulationScheduler(seed);
            _clock = _scheduler.CreateProcess("clock");
            var options = new SimulatedSiloOptions
            {
                GrainNamespace = typeof(ProbeGrain).Namespace!,
                StreamProviders = [ConformanceLimits.StreamProvider],
                CallTimeout = ConformanceLimits.CallTimeout,
                IsStrict = seed % 2 == 0,
            };
            var network = new SimulatedNetwork(_scheduler) { MaxDelay = Delays[seed % Delays.Length] };
            _silo = new SimulatedSilo(_scheduler, options, network, static (services, _) =>
                services.AddLogging().AddSingleton<IIncomingGrainCallFilter, CountingFilter>());
        }

        public IClusterClient Client => _silo.Client;

        public Task PassAsync(TimeSpan duration) => Task.Delay(duration, _clock.Time);

        public void Run(Func<IConformanceHost, Task> rule)
        {
            _silo.Start();
            _scheduler.Run(() => rule(this));
        }
    }
}
