using System.Net;
using System.Net.Sockets;
using Shouldly;
using Ticketing.Bench.Servers;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>Real processes whose addresses are in use say which before they start anything, and a second silo without settings finds ports of its own.</summary>
[Trait("Suite", "Api")]
public sealed class UsedAddressTests
{
    [Theory]
    [InlineData("urls", "http://127.0.0.1:{0}", "Ticketing.Silo")]
    [InlineData("Operations:Metrics", "http://127.0.0.1:{0}", "Ticketing.Silo")]
    [InlineData("Orleans:Endpoints:SiloPort", "{0}", "Ticketing.Silo")]
    [InlineData("Orleans:Endpoints:GatewayPort", "{0}", "Ticketing.Silo")]
    [InlineData("urls", "http://127.0.0.1:{0}", "Ticketing.Api")]
    [InlineData("Operations:Metrics", "http://127.0.0.1:{0}", "Ticketing.Api")]
    public async Task An_address_in_use_is_named_with_its_setting(string setting, string value, string project)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (await FailedStart.ReasonAsync([$"--{setting}={string.Format(null, value, port)}"], project))
            .ShouldBe($"Cannot start: This process cannot listen at 127.0.0.1:{port}, the address of {setting}. Address already in use");
    }

    [Fact]
    public async Task Two_settings_with_one_address_are_found()
    {
        var address = $"127.0.0.1:{LoopbackPort.Free()}";
        (await FailedStart.ReasonAsync([$"--urls=http://{address}", $"--Operations:Metrics=http://{address}"]))
            .ShouldBe($"Cannot start: This process cannot listen at {address}, the address of Operations:Metrics. Address already in use");
    }

    [Fact]
    public async Task Two_silos_that_start_at_once_need_only_folders_and_addresses_of_their_own()
    {
        var folders = new[] { Directory.CreateTempSubdirectory("ticketing-"), Directory.CreateTempSubdirectory("ticketing-") };
        var silos = await Task.WhenAll(folders.Select(folder => ServerProcess.StartAsync(folder.FullName, ["--Accounts:PasswordIterations=1000", "--Accounts:WeakHashes=true"])));
        try
        {
            using var http = new HttpClient();
            foreach (var silo in silos) (await http.GetAsync(new Uri(silo.Address, "/health/ready"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            foreach (var silo in silos) silo.Dispose();
            foreach (var folder in folders) folder.Delete(recursive: true);
        }
    }
}
