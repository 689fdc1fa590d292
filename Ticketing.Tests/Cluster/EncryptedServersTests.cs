using System.Globalization;
using System.Net;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Hosting;
using Ticketing.Tests.Kit.Collections;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>A silo speaks TLS with MariaDB and Redis by the settings that deploy/README.md names, and only with servers it can trust.</summary>
[Collection(RealServers.Name)]
[Trait("Suite", "Cluster")]
public sealed class EncryptedServersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ticketing-tls-");
    private readonly CertificateAuthority _trusted = new("trusted");
    private readonly CertificateAuthority _stranger = new("stranger");

    public EncryptedServersTests()
    {
        File.WriteAllText(PathOf("trusted.pem"), _trusted.Pem);
        File.WriteAllText(PathOf("stranger.pem"), _stranger.Pem);
        var (certificate, key) = _trusted.Issue();
        File.WriteAllText(PathOf("server.pem"), certificate);
        File.WriteAllText(PathOf("server.key"), key);
    }

    [SkippableFact]
    public async Task A_silo_speaks_tls_with_both_and_refuses_servers_of_another_authority()
    {
        Skip.IfNot(MariaDbServer.IsInstalled, "There is no MariaDB here: install mariadb-server.");
        Skip.IfNot(RedisServer.IsInstalled, "There is no Redis here: install redis-server.");
        using var mariaDb = MariaDbServer.Start($"--ssl-cert={PathOf("server.pem")}", $"--ssl-key={PathOf("server.key")}", "--require-secure-transport=ON");
        var port = LoopbackPort.Free();
        using var redis = new RedisServer(
            RedisDurability.None,
            "--tls-port", port.ToString(CultureInfo.InvariantCulture), "--tls-cert-file", PathOf("server.pem"), "--tls-key-file", PathOf("server.key"),
            "--tls-ca-cert-file", PathOf("trusted.pem"), "--tls-auth-clients", "no");
        var database = mariaDb.NewDatabase();

        // The machine trusts the authority: nothing has to be said of it.
        using (var silo = await ServerProcess.StartAsync(_folder.FullName, [MySql(database), Redis(port), .. Ports], Trusting("trusted")))
        {
            await ShouldServeAsync(silo);
        }

        (await FailedStart.ReasonAsync([MySql(database), Redis(port), .. Ports], environment: Trusting("stranger")))
            .ShouldStartWith("Cannot start: The MySQL database of Storage:MySql cannot be used: SSL Authentication Error");

        // The machine does not know the authority: the connection string names its certificate, and Redis is not trusted.
        using (var silo = await ServerProcess.StartAsync(_folder.FullName, [MySql(mariaDb.NewDatabase(), "trusted"), .. Ports]))
        {
            await ShouldServeAsync(silo);
        }

        (await FailedStart.ReasonAsync([MySql(database, "stranger"), .. Ports]))
            .ShouldStartWith("Cannot start: The MySQL database of Storage:MySql cannot be used: SSL Authentication Error");
        (await FailedStart.ReasonAsync([MySql(database, "trusted"), Redis(port), .. Ports]))
            .ShouldStartWith("Cannot start: The Redis of Cluster:Redis cannot be reached");
    }

    public void Dispose()
    {
        _trusted.Dispose();
        _stranger.Dispose();
        _folder.Delete(recursive: true);
    }

    private static IReadOnlyList<string> Ports => [$"--Orleans:Endpoints:SiloPort={LoopbackPort.Free()}", $"--Orleans:Endpoints:GatewayPort={LoopbackPort.Free()}"];

    private static string Redis(int port) => string.Create(CultureInfo.InvariantCulture, $"--Cluster:Redis=127.0.0.1:{port},ssl=true,sslHost=localhost");

    private static async Task ShouldServeAsync(ServerProcess silo)
    {
        using var http = new HttpClient { BaseAddress = silo.Address };
        (await http.GetAsync(new Uri("/v1/shows", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // Where the machine trusts the authority, VerifyFull asks whether the certificate was revoked. The authority of this test publishes no list.
    private string MySql(string database, string? authority = null) =>
        $"--Storage:MySql={database};{(authority is null ? "SslMode=VerifyCA" : $"SslMode=VerifyFull;SslCa={PathOf($"{authority}.pem")}")}";

    // .NET takes the authorities of the machine from here.
    private Dictionary<string, string> Trusting(string authority) => new(StringComparer.Ordinal) { ["SSL_CERT_FILE"] = PathOf($"{authority}.pem") };

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
