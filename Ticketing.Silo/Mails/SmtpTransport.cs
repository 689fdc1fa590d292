using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Ticketing.Grains.Mails;

namespace Ticketing.Silo.Mails;

/// <summary>Hands mails to a mail server by SMTP. Mails are few, so each has a connection of its own.</summary>
internal sealed class SmtpTransport(IOptions<MailSettings> options) : IMailTransport
{
    private const int TlsPort = 465;

    private readonly MailSettings _settings = options.Value;

    /// <inheritdoc/>
    public bool IsOpen => true;

    /// <inheritdoc/>
    public string Site => _settings.Site.TrimEnd('/');

    /// <inheritdoc/>
    public async Task SendAsync(MailRow mail, CancellationToken cancellation)
    {
        using var message = MailMessages.Of(mail, MailboxAddress.Parse(_settings.From));
        using var client = new SmtpClient();
        await client.ConnectAsync(_settings.Host, _settings.Port, Security, cancellation);
        if (_settings.User.Length > 0) await client.AuthenticateAsync(_settings.User, _settings.Password, cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private SecureSocketOptions Security => (_settings.Tls, _settings.Port) switch
    {
        (false, _) => SecureSocketOptions.None,
        (true, TlsPort) => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
