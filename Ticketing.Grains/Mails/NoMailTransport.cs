namespace Ticketing.Grains.Mails;

/// <summary>Sends nothing: what needs a mail is refused.</summary>
public sealed class NoMailTransport : IMailTransport
{
    /// <inheritdoc/>
    public bool IsOpen => false;

    /// <inheritdoc/>
    public string Site => "";

    /// <inheritdoc/>
    public Task SendAsync(MailRow mail, CancellationToken cancellation) => throw new InvalidOperationException("There is no mail server.");
}
