using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using StackExchange.Redis;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Settings;
using Ticketing.Hosting.Cluster;
using Ticketing.Hosting.Telemetry;
using Ticketing.Silo.Membership;
using Ticketing.Silo.Storage;

namespace Ticketing.Silo.Hosting;

/// <summary>The Orleans silo of this process.</summary>
/// <remarks>
/// <see cref="ClusterSettings"/> say which cluster it joins; without Redis this process is the whole cluster, on loopback. Orleans reads the
/// settings under <c>Orleans</c> itself: <c>Endpoints</c> (<c>SiloPort</c>, <c>GatewayPort</c>, <c>AdvertisedIPAddress</c>), and for tests <c>Clustering</c>.
/// </remarks>
internal static class OrleansSilo
{
    /// <summary>Adds the silo that runs the grains.</summary>
    /// <exception cref="InvalidOperationException">The settings do not fit together.</exception>
    public static void AddOrleansSilo(this WebApplicationBuilder builder)
    {
        var cluster = builder.Configuration.ReadChecked<ClusterSettings>(ClusterSettings.Section);
        var redis = ClusterRedis.AddressIn(cluster);
        if (redis is not null) ClusterRedis.AddTo(builder.Services, redis);
        builder.UseOrleans(silo =>
        {
            Limit(silo, builder.Configuration.ReadChecked<GrainSettings>("Grains"));
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name));
            JoinCluster(silo, redis, builder.Configuration);
            silo.Services.AddSingleton(static provider => FreePorts.SiloAddress(provider.GetRequiredService<IOptions<EndpointOptions>>().Value));
            silo.Services.AddSingleton(static provider => FreePorts.GatewayAddress(provider.GetRequiredService<IOptions<EndpointOptions>>().Value));
            silo.Services.AddSingleton<MembershipMetrics>();

            // The grains' rows go through the commit pipeline; only who follows which stream is kept by Orleans.
            if (redis is null) StreamSubscriptions.AddInMemory(silo);
            else StreamSubscriptions.AddInMySql(silo);
            silo.AddMemoryStreams(LiveProvider.Name);
            silo.Services.AddForeignExceptions();
            Observe(silo, OperationsSettings.Of(builder));
        });
    }

    // Activity propagation and the dashboard are filters around every call, so a silo that nobody watches has none.
    private static void Observe(ISiloBuilder silo, OperationsSettings operations)
    {
        if (operations.FollowsTraces())
        {
            silo.AddActivityPropagation();
            GrainCallTraces.AddTo(silo.Services, operations);
        }

        if (operations.Dashboard) silo.AddDashboard(GrainDashboard.Restrict);
    }

    private static void JoinCluster(ISiloBuilder silo, ConfigurationOptions? redis, ConfigurationManager configuration)
    {
        if (redis is not null)
        {
            if (string.IsNullOrEmpty(configuration["Storage:MySql"]))
                throw new InvalidOperationException("Cluster:Redis is set and Storage:MySql is not: the silos of a cluster keep their rows in one MySQL database.");
            configuration["Storage:Shared"] = "true";
            silo.UseRedisClustering(options => options.ConfigurationOptions = redis);
            silo.Configure<ClusterMembershipOptions>(FailureDetection.Set);
            silo.Services.AddSingleton<MembershipWatch>();
            silo.Services.AddHostedService(provider => provider.GetRequiredService<MembershipWatch>());
            silo.Services.AddHealthChecks().AddCheck<MembershipWatch>("membership");
        }
        else if (!configuration.GetSection("Orleans:Clustering").Exists())
        {
            UseOneSilo(silo);
        }
    }

    private static void Limit(ISiloBuilder silo, GrainSettings settings)
    {
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = settings.CallTimeout;
            messaging.MaxEnqueuedRequestsHardLimit = settings.WaitingCalls;
            messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker = settings.WaitingCalls;
        });
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = settings.IdleTime;
            collection.DeactivationTimeout = settings.ShutdownTime;
        });
    }

    // The ports are given to UseLocalhostClustering, which would put its own in place of those of the settings.
    private static void UseOneSilo(ISiloBuilder silo)
    {
        var endpoints = silo.Configuration.GetSection("Orleans:Endpoints");
        var siloPort = FreePorts.Of(endpoints, nameof(EndpointOptions.SiloPort), EndpointOptions.DEFAULT_SILO_PORT);
        var gatewayPort = FreePorts.Of(endpoints, nameof(EndpointOptions.GatewayPort), EndpointOptions.DEFAULT_GATEWAY_PORT);
        silo.UseLocalhostClustering(siloPort, gatewayPort);
    }
}
