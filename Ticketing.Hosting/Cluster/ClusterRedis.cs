using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Ticketing.Hosting.Cluster;

/// <summary>The Redis that keeps the list of silos, as silos and API processes use it.</summary>
/// <param name="options">Where it is.</param>
/// <param name="time">The clock.</param>
public sealed class ClusterRedis(ConfigurationOptions options, TimeProvider time) : IHostedService
{
    // With the time that one attempt takes it stays below the half minute after which a process that cannot start has said so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Reads the address; null when the process belongs to no cluster.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static ConfigurationOptions? AddressIn(ClusterSettings settings)
    {
        if (settings.Redis is not { } address) return null;
        try
        {
            var options = ConfigurationOptions.Parse(address);
            if (options.EndPoints.Count > 0) return options;
        }
        catch (ArgumentException)
        {
        }

        // Without the value: it may have a password in it.
        throw new InvalidOperationException("Cluster:Redis must be an address like redis:6379.");
    }

    /// <summary>Has the start wait for it, and fail when it cannot be reached. To be added before what uses it.</summary>
    public static void AddTo(IServiceCollection services, ConfigurationOptions options) =>
        services.AddSingleton<IHostedService>(provider => new ClusterRedis(options, provider.GetService<TimeProvider>() ?? TimeProvider.System));

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await (await ConnectionMultiplexer.ConnectAsync(options)).DisposeAsync();
                return;
            }
            catch (RedisConnectionException e)
            {
                if (time.GetElapsedTime(began) >= Patience)
                    throw new InvalidOperationException($"The Redis of Cluster:Redis cannot be reached at {Where}.", e);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Where => string.Join(", ", options.EndPoints.Select(static point => point is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : $"{point}"));
}
