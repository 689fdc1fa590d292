using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Ticketing.Hosting.Server;
using Ticketing.Silo.Membership;
using Ticketing.Tests.Kit.Clocks;

namespace Ticketing.Tests.Cluster;

/// <summary>The parts of a silo that watching a membership table needs, without a real silo.</summary>
internal sealed class WatchedSilo : IClusterMembershipService, ILocalSiloDetails, IHostApplicationLifetime, IDisposable
{
    private readonly ProcessEnd end;
    private readonly MembershipWatch watch;

    public WatchedSilo(SiloAddress address, IMembershipTable table)
    {
        SiloAddress = address;
        end = new ProcessEnd(this);
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        watch = new MembershipWatch(table, this, this, new MembershipMetrics(meters), end, TestClock.New(), NullLogger<MembershipWatch>.Instance);
    }

    /// <summary>The version of the table that Orleans has read.</summary>
    public int KnownVersion { get; set; }

    /// <summary>A silo that Orleans knows to be dead.</summary>
    public SiloAddress? Dead { get; set; }

    /// <summary>The exit code; 0 while the process goes on.</summary>
    public int EndedWith => end.Code;

    public SiloAddress SiloAddress { get; }

    public string Name => "s";

    public string ClusterId => "c";

    public string DnsHostName => "h";

    public SiloAddress GatewayAddress => SiloAddress;

    public ClusterMembershipSnapshot CurrentSnapshot => new(
        Dead is null ? ImmutableDictionary<SiloAddress, ClusterMember>.Empty : ImmutableDictionary<SiloAddress, ClusterMember>.Empty.Add(Dead, new ClusterMember(Dead, SiloStatus.Dead, "s")),
        new MembershipVersion(KnownVersion));

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

    public CancellationToken ApplicationStarted => default;

    public CancellationToken ApplicationStopped => default;

    public CancellationToken ApplicationStopping => default;

    public void Dispose() => watch.Dispose();

    public Task LookAsync() => watch.LookAsync(CancellationToken.None);

    public async Task<bool> IsReadyAsync() => (await watch.CheckHealthAsync(new HealthCheckContext())).Status == HealthStatus.Healthy;

    public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();

    public void StopApplication()
    {
        // Nothing to do: there is no application.
    }
}
