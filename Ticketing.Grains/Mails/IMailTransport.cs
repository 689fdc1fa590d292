namespace Ticketing.Grains.Mails;

/// <summary>Hands mails to whoever delivers them.</summary>
public interface IMailTransport
{
    /// <summary>Whether mails can be sent at all; without it nothing that needs a mail is begun.</summary>
    bool IsOpen { get; }

    /// <summary>The public address of the site to which links in mails lead, without a slash at the end.</summary>
    string Site { get; }

    /// <summary>Sends a mail.</summary>
    /// <exception cref="Exception">It was not taken, for whatever reason; it is tried again.</exception>
    Task SendAsync(MailRow mail, CancellationToken cancellation);
}
