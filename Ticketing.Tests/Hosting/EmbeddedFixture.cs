using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Ticketing.EmbeddedSilo;
using Ticketing.EmbeddedSilo.Hosting;
using Ticketing.Tests.Conformance;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>A grain host for the conformance tests: here the embedded silo, strict, with a clock that the tests move.</summary>
public sealed class GrainHostFixture : IAsyncLifetime
{
    private readonly ManualTime time = new();
    private ServiceProvider services = null!;

    public IClusterClient Client => services.GetRequiredService<IClusterClient>();

    public Task InitializeAsync()
    {
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IIncomingGrainCallFilter, CountingFilter>()
            .AddEmbeddedSilo(Configure)
            .BuildServiceProvider();
        return Task.CompletedTask;
    }

    /// <summary>Lets this much time pass for the host.</summary>
    public Task PassAsync(TimeSpan duration)
    {
        time.Advance(duration);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await services.DisposeAsync();

    private static void Configure(EmbeddedSiloOptions options)
    {
        options.GrainAssemblies.Add(typeof(GrainHostFixture).Assembly);
        options.StreamProviders.Add(ConformanceLimits.StreamProvider);
        options.CallTimeout = ConformanceLimits.CallTimeout;
        options.Strict = true;
    }
}
