using System.Net;
using System.Net.Sockets;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Hosting;
using Ticketing.Tests.Kit.Collections;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>When a process of a cluster cannot start, the error names what is missing.</summary>
[Collection(RealServers.Name)]
[Trait("Suite", "Cluster")]
public sealed class FailedClusterStartTests
{
    private const string Api = "Ticketing.Api";

    [SkippableTheory]
    [InlineData(false), InlineData(true)]
    public async Task A_silo_without_Redis_names_it(bool accepts)
    {
        TestStore.RequireMySql();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        var port = PortOf(listener, accepts);
        (await FailedStart.ReasonAsync([$"--Cluster:Redis=127.0.0.1:{port}", $"--Storage:MySql={TestStore.NewMySqlDatabase()}"]))
            .ShouldStartWith($"Cannot start: The Redis of Cluster:Redis cannot be reached at 127.0.0.1:{port}.");
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task An_API_process_without_Redis_names_it(bool accepts)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        var port = PortOf(listener, accepts);
        (await FailedStart.ReasonAsync([$"--Cluster:Redis=127.0.0.1:{port}"], Api)).ShouldStartWith($"Cannot start: The Redis of Cluster:Redis cannot be reached at 127.0.0.1:{port}.");
    }

    [Fact]
    public async Task An_API_process_without_a_silo_says_so() =>
        (await FailedStart.ReasonAsync([$"--Orleans:Endpoints:GatewayPort={LoopbackPort.Free()}"], Api)).ShouldStartWith("Cannot start: No silo of the cluster could be reached within 20 s.");

    [Theory]
    [InlineData("Ticketing.Silo"), InlineData(Api)]
    public async Task An_address_that_is_none_is_named(string project) =>
        (await FailedStart.ReasonAsync(["--Cluster:Redis="], project)).ShouldBe("Cannot start: Cluster:Redis must be an address like redis:6379.");

    [Fact]
    public async Task A_silo_of_a_cluster_without_MySQL_is_refused() =>
        (await FailedStart.ReasonAsync(["--Cluster:Redis=127.0.0.1:1"])).ShouldBe(
            "Cannot start: Cluster:Redis is set and Storage:MySql is not: the silos of a cluster keep their rows in one MySQL database.");

    // The port accepts connections that are never answered, or is closed again.
    private static int PortOf(TcpListener listener, bool accepts)
    {
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        if (!accepts) listener.Stop();
        return port;
    }
}
