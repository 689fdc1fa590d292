using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using Ticketing.Tests.Conformance;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>A grain host for the conformance tests: here an Orleans cluster, on the clock of the machine.</summary>
public sealed class TestClusterFixture : IAsyncLifetime, IConformanceHost, IConformanceRunner
{
    private readonly TimeProvider time = TimeProvider.System;
    private InProcessTestCluster cluster = null!;

    public IClusterClient Client => cluster.Client;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(TestSilos.Count);
        builder.ConfigureSilo((_, silo) => silo
            .AddIncomingGrainCallFilter<CountingFilter>()
            .AddMemoryGrainStorage("PubSubStore")
            .AddMemoryStreams(ConformanceLimits.StreamProvider)
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ConformanceLimits.CallTimeout));
        builder.ConfigureClient(client => client
            .AddMemoryStreams(ConformanceLimits.StreamProvider)
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ConformanceLimits.CallTimeout));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public Task RunAsync(Func<IConformanceHost, Task> rule) => rule(this);

    public Task PassAsync(TimeSpan duration) => Task.Delay(duration, time);

    public async Task DisposeAsync() => await cluster.DisposeAsync();
}
