using System.Globalization;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Running;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>
/// Two silos and two API processes on one database and one Redis. A client stays with one API process, as behind a load balancer that
/// sends a client always to the same process. The two processes hear of a new head some milliseconds apart, so a client that changed between
/// them could be told a position that is one behind.
/// </summary>
internal sealed class FaultCluster(string folder, IFaultStore store, History history) : FaultSilo(folder, store, history)
{
    internal const int Count = 2;

    private readonly (int Silo, int Gateway)[] _ports = [.. Enumerable.Range(0, Count).Select(_ => (LoopbackPort.Free(), LoopbackPort.Free()))];
    private readonly ServerProcess?[] _silos = new ServerProcess?[Count];
    private readonly ServerProcess?[] _apis = new ServerProcess?[Count];
    private int _killed;

    /// <summary>The Redis of the cluster, without persistence.</summary>
    public RedisServer RedisServer { get; } = new();

    /// <summary>The cluster's list of silos.</summary>
    public ClusterTable Table => new(RedisServer.Port);

    /// <summary>Where the API processes listen.</summary>
    public IReadOnlyList<Uri> Apis => [.. _apis.Select(static api => api!.Address)];

    /// <summary>A site on such a cluster; the test is skipped where there is no MariaDB or no Redis.</summary>
    /// <param name="seed">The seed of all random choices.</param>
    /// <param name="environment">Environment variables of every process.</param>
    public static Task<FaultSite> BuildSiteAsync(int seed, params IEnumerable<(string Name, string Value)> environment)
    {
        TestStore.RequireMySql();
        Skip.IfNot(RedisServer.IsInstalled, "There is no Redis here: install redis-server.");
        return FaultSite.BuildAsync(seed, _ => new MySqlFaultStore(), siloIn: (folder, store, history) =>
        {
            var cluster = new FaultCluster(folder, store, history);
            foreach (var (name, value) in environment) cluster.Environment[name] = value;
            return cluster;
        });
    }

    /// <inheritdoc/>
    public override Uri? Address => AddressFor(0);

    /// <inheritdoc/>
    public override Uri? AddressFor(int client) => _apis[client % Count]?.Address;

    private string Redis => string.Create(CultureInfo.InvariantCulture, $"--Cluster:Redis=127.0.0.1:{RedisServer.Port}");

    /// <summary>Starts all processes that do not run.</summary>
    public override async Task StartAsync()
    {
        for (var n = 0; n < Count; n++) _silos[n] ??= await StartSiloAsync(n);
        for (var n = 0; n < Count; n++) _apis[n] ??= await StartApiAsync();
        ServingSince = History.Now;
    }

    /// <summary>SIGTERM and restart of one process after the other. Before an API process ends, the load balancer stops sending to it.</summary>
    public override async Task RestartAsync()
    {
        for (var n = 0; n < Count; n++)
        {
            await EndAsync(_silos, n);
            _silos[n] = await StartSiloAsync(n);
        }

        for (var n = 0; n < Count; n++)
        {
            await EndAsync(_apis, n);
            _apis[n] = await StartApiAsync();
        }

        ServingSince = History.Now;
    }

    /// <summary>SIGKILL of the two silos in turn; the API processes stay.</summary>
    public override void Kill()
    {
        KilledAt = History.Now;
        var n = _killed++ % Count;
        _silos[n]!.Kill();
        _silos[n]!.Dispose();
        _silos[n] = null;
    }

    /// <summary>Settings of a third silo, which is never restarted.</summary>
    public IReadOnlyList<string> SettingsOfAThird(params string[] more) =>
        [.. Settings, Redis, "--api=off", "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1", .. more];

    /// <summary>The port of a silo.</summary>
    public int SiloPort(int n) => _ports[n].Silo;

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var process in _apis.Concat(_silos)) process?.Dispose();
        RedisServer.Dispose();
        base.Dispose();
    }

    private static async Task EndAsync(ServerProcess?[] processes, int n)
    {
        using var process = processes[n]!;
        processes[n] = null;
        await Signals.EndAsync(process);
    }

    private Task<ServerProcess> StartSiloAsync(int n) => ServerProcess.StartAsync(Folder, [.. Settings, Redis, "--api=off", .. EndpointsOf(n)], Environment);

    private Task<ServerProcess> StartApiAsync() => ServerProcess.StartAsync(Folder, [.. Settings, Redis], Environment, "Ticketing.Api");

    private IEnumerable<string> EndpointsOf(int n) =>
    [
        "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1",
        string.Create(CultureInfo.InvariantCulture, $"--Orleans:Endpoints:SiloPort={_ports[n].Silo}"),
        string.Create(CultureInfo.InvariantCulture, $"--Orleans:Endpoints:GatewayPort={_ports[n].Gateway}"),
    ];
}
