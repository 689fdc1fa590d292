using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Ticketing.Grains.LiveStreams;

namespace Ticketing.Tests.Hosting;

/// <summary>An Orleans silo in this process, whose grains live by the clock of a test. Two of them know nothing of each other.</summary>
/// <remarks>
/// Grain timers and what waits on the registered <see cref="TimeProvider"/> follow the test's clock. Orleans' own work does not: call time-outs
/// and idle collection are measured in real time. Memory streams are pulled by grain timers, so a test that waits for a stream moves the clock.
/// </remarks>
internal sealed class InProcessSilo : IAsyncDisposable
{
    private const string OurGrains = "Ticketing.";

    // Longer than the time-out of the application: a busy machine must not turn a slow answer into a lost one.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly InProcessTestCluster _cluster;

    private InProcessSilo(InProcessTestCluster cluster) => _cluster = cluster;

    /// <summary>The services of the silo.</summary>
    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    /// <summary>Calls grains, and follows streams.</summary>
    public IClusterClient Client => Services.GetRequiredService<IClusterClient>();

    /// <summary>Starts a silo of all grains.</summary>
    /// <param name="time">The clock of the grains.</param>
    /// <param name="services">Adds what the grains need.</param>
    /// <param name="configure">Changes Orleans' settings.</param>
    public static async Task<InProcessSilo> StartAsync(
        TimeProvider time, Action<IServiceCollection> services, Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        (builder.Options.ConfigureFileLogging, builder.Options.InitializeClientOnDeploy) = (false, false);
        builder.ConfigureSiloHost((_, host) => services(TestSilos.KeepSmall(host.Services).AddSingleton(time).UseTimeProviderForBackgroundAreas(TimeProvider.System)));
        builder.ConfigureSilo((_, silo) => silo
            .AddMemoryGrainStorage("PubSubStore")
            .AddMemoryStreams(LiveProvider.Name)
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Patience));
        if (configure is not null) builder.ConfigureSilo((_, silo) => configure(silo));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new InProcessSilo(cluster);
    }

    /// <summary>Ends all activations of our grains, as idleness does: what a grain kept only in memory is gone.</summary>
    public async Task ForgetEverythingAsync()
    {
        var activations = await Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        foreach (var activation in activations.Where(one => one.GrainType.StartsWith(OurGrains, StringComparison.Ordinal)))
            await _cluster.DeactivateAsync(activation.GrainId);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
