using System.Net;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Kit.Collections;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Deploy;

/// <summary>The real proxy with a certificate, by the line that deploy/README.md names.</summary>
[Collection(RealServers.Name)]
[Trait("Suite", "Cluster")]
public sealed class ProxyTlsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ticketing-tls-");
    private readonly CertificateAuthority _authority = new("authority");

    [SkippableFact]
    public async Task The_proxy_speaks_tls_and_tells_browsers_to_stay_with_it()
    {
        Skip.IfNot(ProxyStand.IsInstalled, "haproxy is not installed.");
        var (certificate, key) = _authority.Issue();
        var file = Path.Combine(_folder.FullName, "tls.pem");
        await File.WriteAllTextAsync(file, certificate + "\n" + key);
        var port = LoopbackPort.Free();
        var page = await File.ReadAllTextAsync(Repository.File("deploy/README.md"));
        var line = page[page.IndexOf("bind :8443 ssl crt", StringComparison.Ordinal)..].Split('`')[0]
            .Replace(":8443", $"127.0.0.1:{port}").Replace("/usr/local/etc/haproxy/tls.pem", file);

        await using var stand = await ProxyStand.StartAsync(text => text.Replace("    bind :8080\n", $"    bind :8080\n    {line}\n"));
        using var root = X509Certificate2.CreateFromPem(_authority.Pem);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } },
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(root);
        using var http = new HttpClient(handler) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var secure = await http.GetAsync(new Uri($"https://localhost:{port}/v1/shows"));
        using var plain = await stand.Http.GetAsync(new Uri("/v1/shows", UriKind.Relative));

        secure.StatusCode.ShouldBe(HttpStatusCode.OK);
        secure.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        plain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }
}
