using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using StackExchange.Redis;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Settings;
using Ticketing.Hosting.Cluster;
using Ticketing.Hosting.Telemetry;

namespace Ticketing.Api.Process;

/// <summary>How an API process finds the silos.</summary>
internal static class ClusterClient
{
    // After so long a new silo's gateway is used; Orleans' own minute leaves it idle for most of a sale's start.
    private static readonly TimeSpan ListRefreshPeriod = TimeSpan.FromSeconds(10);

    /// <summary>Adds the client of the cluster that <see cref="ClusterSettings"/> name; without Redis, of one silo on this machine.</summary>
    public static void AddClusterClient(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.ReadChecked<ClusterSettings>(ClusterSettings.Section);
        var redis = ClusterRedis.AddressIn(settings);
        if (redis is not null) ClusterRedis.AddTo(builder.Services, redis);
        builder.UseOrleansClient(client =>
        {
            if (redis is not null) JoinCluster(client, redis);
            else client.UseLocalhostClustering(builder.Configuration.GetValue("Orleans:Endpoints:GatewayPort", EndpointOptions.DEFAULT_GATEWAY_PORT));
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.Name, settings.Name));
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = builder.Configuration.GetValue("Grains:CallTimeout", messaging.ResponseTimeout));
            client.AddMemoryStreams(LiveProvider.Name);
            client.Services.AddForeignExceptions();
            Observe(client, OperationsSettings.Of(builder));
        });
        builder.Services.AddSingleton<IClientConnectionRetryFilter>(provider =>
            new RetryUntil(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RetryUntil>>()));
        builder.Services.AddSingleton<SiloEchoes>();
        builder.Services.AddSingleton(provider => new ClusterHealth(
            provider.GetRequiredService<SiloEchoes>().AnswerAsync, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ClusterHealth>>()));
    }

    private static void JoinCluster(IClientBuilder client, ConfigurationOptions redis)
    {
        client.UseRedisClustering(options => options.ConfigurationOptions = redis);
        KnownGateways.AddTo(client.Services);
        client.Services.AddHostedService<DeadSilos>();
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = ListRefreshPeriod);
    }

    // Activity propagation is a filter around every call, so a process that nobody traces has none.
    private static void Observe(IClientBuilder client, OperationsSettings operations)
    {
        if (operations.FollowsTraces())
        {
            client.AddActivityPropagation();
            GrainCallTraces.AddTo(client.Services, operations);
        }

        if (operations.Dashboard) client.AddDashboard(GrainDashboard.Restrict);
    }
}

/// <summary>Lets a process that starts together with the silos wait for them, and give up in time.</summary>
internal sealed class RetryUntil(TimeProvider time, ILogger<RetryUntil> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly long _began = time.GetTimestamp();

    /// <inheritdoc/>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_began) >= Patience)
        {
            logger.LogCritical("No silo of the cluster could be reached within {Patience}: {Reason}", Patience, exception.Message);
            throw new InvalidOperationException($"No silo of the cluster could be reached within {Patience.TotalSeconds:0} s.", exception);
        }

        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }
}
