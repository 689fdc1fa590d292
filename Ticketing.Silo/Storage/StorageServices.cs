using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>Puts the store into a host.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="IRowStore"/> on the database that <see cref="StorageOptions"/> name, unless there is another one. The database is opened, locked and migrated when
    /// the host starts, before the hosted services registered after this one; it is drained and closed when the service provider
    /// is disposed.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the <see cref="StorageOptions"/>.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, Action<StorageOptions>? configure = null)
    {
        services.AddOptions<StorageOptions>().Configure(options => configure?.Invoke(options));
        services.AddMetrics();
        services.AddSingleton(provider => new StorageMetrics(provider.GetRequiredService<IMeterFactory>()));
        services.AddSingleton(provider => CommitPipeline.Open(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<StorageMetrics>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            logger: provider.GetService<ILoggerFactory>()?.CreateLogger<CommitPipeline>()));
        services.TryAddSingleton<IRowStore>(provider => provider.GetRequiredService<CommitPipeline>());
        services.AddHostedService<OpenAtStart>();
        return services;
    }

    // A database that cannot be opened must stop the start, not the first request.
    private sealed class OpenAtStart(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<CommitPipeline>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
