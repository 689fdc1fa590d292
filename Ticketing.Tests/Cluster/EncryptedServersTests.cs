using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>A silo speaks TLS with MariaDB and Redis by the settings that deploy/README.md names, and only with servers it can trust.</summary>
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

    /// <summary>An authority of its own, for the time of a test.</summary>
    private sealed class CertificateAuthority : IDisposable
    {
        private static readonly DateTimeOffset s_from = DateTimeOffset.UtcNow.AddDays(-1);
        private static readonly DateTimeOffset s_until = DateTimeOffset.UtcNow.AddDays(1);
        private readonly RSA _key = RSA.Create(2_048);
        private readonly X509Certificate2 _certificate;

        public CertificateAuthority(string name)
        {
            var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
            _certificate = request.CreateSelfSigned(s_from, s_until);
        }

        public string Pem => _certificate.ExportCertificatePem();

        public (string Certificate, string Key) Issue()
        {
            using var key = RSA.Create(2_048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
            using var issued = request.Create(_certificate, s_from, s_until, [1, 2, 3, 4]);
            return (issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        }

        public void Dispose()
        {
            _certificate.Dispose();
            _key.Dispose();
        }
    }
}
