using System.Collections.Concurrent;
using Ticketing.Grains.Mails;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>The mails that a server has sent; it can be closed for a while.</summary>
internal sealed class Mailbox : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<MailRow> _mails = [];

    public bool IsOpen => true;

    public string Site => "https://shop.example";

    public bool IsDown { get; set; }

    public int Attempts { get; private set; }

    public int Count => _mails.Count;

    public Task SendAsync(MailRow mail, CancellationToken cancellation)
    {
        Attempts++;
        if (IsDown) throw new IOException("The mail server does not answer.");
        _mails.Add(mail, cancellation);
        return Task.CompletedTask;
    }

    /// <summary>The next mail.</summary>
    public MailRow Take() => _mails.TryTake(out var mail, Patience) ? mail : throw new TimeoutException("No mail has come.");
}
