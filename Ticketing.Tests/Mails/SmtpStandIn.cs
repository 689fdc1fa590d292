using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Kit.Servers;

namespace Ticketing.Tests.Mails;

/// <summary>A mail server on loopback that keeps what it is given.</summary>
internal sealed class SmtpStandIn : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<MimeMessage> _taken = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _running;

    /// <param name="authority">Whose certificate the server shows, with STARTTLS; null for a server without TLS.</param>
    public SmtpStandIn(CertificateAuthority? authority = null)
    {
        if (authority is not null)
        {
            var (certificate, key) = authority.Issue();
            using var pem = X509Certificate2.CreateFromPem(certificate, key);
            _certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }

        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
            if (_certificate is not null) endpoint.Certificate(_certificate);
        }).Build();
        var services = new ServiceProvider();
        services.Add(this);
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_over.Token);
    }

    public int Port { get; } = LoopbackPort.Free();

    /// <summary>The mails that were taken.</summary>
    public IReadOnlyCollection<MimeMessage> Taken => _taken;

    /// <inheritdoc/>
    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream(buffer.ToArray());
        _taken.Enqueue(await MimeMessage.LoadAsync(text, cancellationToken));
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var mail in _taken) mail.Dispose();
        _certificate?.Dispose();
        _over.Dispose();
    }
}
