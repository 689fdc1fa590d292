using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Streams;
using Ticketing.EmbeddedSilo.Hosting;
using Ticketing.EmbeddedSilo.Streams;

namespace Ticketing.EmbeddedSilo;

/// <summary>Adds an embedded silo to a host.</summary>
public static class EmbeddedSiloServices
{
    /// <summary>
    /// Registers the silo and <see cref="IGrainFactory"/>, <see cref="IClusterClient"/> and the stream providers as
    /// its clients. Grains can be called from the start; when the host stops, all activations end within
    /// <see cref="EmbeddedSiloOptions.ShutdownTimeout"/>. Hosts stop their services in reverse order, so add the silo
    /// before whatever calls it.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting makes no sense.</exception>
    public static IServiceCollection AddEmbeddedSilo(this IServiceCollection services, Action<EmbeddedSiloOptions>? configure = null)
    {
        var options = new EmbeddedSiloOptions();
        configure?.Invoke(options);
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<SiloRuntime>();
        services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<SiloRuntime>());
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<SiloRuntime>());
        services.AddSingleton(static provider => new EmbeddedSiloStatistics(provider.GetRequiredService<SiloRuntime>()));
        services.AddSingleton<IHostedService, SiloService>();
        foreach (var name in options.StreamProviders)
            services.AddKeyedSingleton<IStreamProvider>(name, (provider, _) => new StreamProvider(name, provider.GetRequiredService<SiloRuntime>()));
        return services;
    }

    private sealed class SiloService(SiloRuntime silo) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);
    }
}
