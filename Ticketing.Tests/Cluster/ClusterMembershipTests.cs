using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Faults;
using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Ticketing.Tests.Hosting;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Cluster;

/// <summary>Real processes: the members of the cluster when Redis loses its data, when a silo cannot start, and when a silo dies.</summary>
[Trait("Suite", "Cluster")]
public sealed class ClusterMembershipTests(ITestOutputHelper output) : FaultTest(output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private readonly ITestOutputHelper output = output;

    [SkippableFact]
    public async Task A_silo_that_cannot_start_does_not_join_or_leaves_at_once_and_the_others_go_on()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        var cluster = (FaultCluster)site.Silo;
        var before = await cluster.Table.ReadAsync();

        // An address that is in use is noticed before the silo joins the cluster.
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        (await FailedStart.ReasonAsync(cluster.SettingsOfAThird(FreeGateway(), $"--Orleans:Endpoints:SiloPort={cluster.SiloPort(0)}")))
            .ShouldBe($"Cannot start: This process cannot listen at 127.0.0.1:{cluster.SiloPort(0)}, the address of Orleans:Endpoints:SiloPort. Address already in use");
        (await FailedStart.ReasonAsync(cluster.SettingsOfAThird(FreeSilo(), FreeGateway(), $"--Operations:Metrics=http://{taken.LocalEndpoint}")))
            .ShouldStartWith($"Cannot start: This process cannot listen at {taken.LocalEndpoint}, the address of Operations:Metrics.");
        (await cluster.Table.ReadAsync()).Version.ShouldBe(before.Version);

        // HTTPS without a certificate is noticed when the HTTP server starts, after the silo has joined.
        (await FailedStart.ReasonAsync(cluster.SettingsOfAThird(FreeSilo(), FreeGateway(), "--urls=https://127.0.0.1:0"))).ShouldStartWith("Cannot start: ");
        var after = await cluster.Table.ReadAsync();
        after.Silos.Where(silo => !before.Silos.ContainsKey(silo.Key)).ShouldAllBe(silo => silo.Value == ClusterTable.Status.Dead);
        after.Silos.Count.ShouldBe(before.Silos.Count + 1);

        var waited = Stopwatch.StartNew();
        await site.ServeAgainAsync();
        output.WriteLine($"A seat held after {waited.Elapsed.TotalMilliseconds:0} ms.");
    }

    [SkippableFact]
    public async Task Both_API_processes_stay_ready_while_a_silo_is_killed()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        var cluster = (FaultCluster)site.Silo;
        using var http = new HttpClient { Timeout = Patience };
        // Ask once before the kills, as a load balancer would: a process that was never seen ready does not become ready while a silo is dying.
        foreach (var api in cluster.Apis) (await http.GetAsync(new Uri(api, "/health/ready"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var kill = 1; kill <= 2; kill++)
        {
            var waited = Stopwatch.StartNew();
            cluster.Kill();
            using var over = new CancellationTokenSource();
            var ready = Task.WhenAll(cluster.Apis.Select(api => ReadinessAsync(http, api, over.Token)));
            await ServeForAsync(site, TimeSpan.FromSeconds(1));
            output.WriteLine($"kill {kill}: served without a failure from {waited.Elapsed.TotalSeconds - 1:0.0} s on");
            await cluster.StartAsync();
            await site.ServeAgainAsync();
            await over.CancelAsync();
            (await ready).SelectMany(answers => answers).ShouldAllBe(answer => answer == HttpStatusCode.OK);
        }
    }

    [SkippableFact]
    public async Task A_Redis_that_comes_back_empty_is_filled_again_and_no_second_cluster_is_founded()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        await PlayAsync(
            site,
            "Redis emptied, then a silo killed",
            [new Act(HasRoom: false, [new EmptyRedis(ByRestart: false), new KillSilo(), new EmptyRedis(ByRestart: true), new KillSilo()])],
            waits: true);
        (await ((FaultCluster)site.Silo).Table.ReadAsync()).Silos.Count(silo => silo.Value == ClusterTable.Status.Active).ShouldBe(2);
    }

    // Waits until every hold within this time succeeds.
    private static async Task ServeForAsync(FaultSite site, TimeSpan time)
    {
        var since = Stopwatch.StartNew();
        for (var all = Stopwatch.StartNew(); since.Elapsed < time;)
        {
            all.Elapsed.ShouldBeLessThan(Patience);
            if (!(await site.ProbeAsync()).Ok) since.Restart();
        }
    }

    private static async Task<List<HttpStatusCode>> ReadinessAsync(HttpClient http, Uri api, CancellationToken over)
    {
        var answers = new List<HttpStatusCode>();
        using var beats = new PeriodicTimer(Beat);
        while (!over.IsCancellationRequested)
        {
            using var answer = await http.GetAsync(new Uri(api, "/health/ready"), CancellationToken.None);
            answers.Add(answer.StatusCode);
            await beats.WaitForNextTickAsync(CancellationToken.None);
        }

        return answers;
    }

    private static string FreeSilo() => $"--Orleans:Endpoints:SiloPort={LoopbackPort.Free()}";

    private static string FreeGateway() => $"--Orleans:Endpoints:GatewayPort={LoopbackPort.Free()}";
}
