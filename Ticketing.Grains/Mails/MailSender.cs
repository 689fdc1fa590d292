using Microsoft.Extensions.Logging;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Mails;

/// <summary>
/// Sends the mails that are due. Any number of processes may send: who writes the row first sends the mail. A process that dies between sending
/// and writing sends a mail twice; none is lost.
/// </summary>
public sealed class MailSender(IRowStore store, IMailTransport transport, TimeProvider time, ILogger<MailSender> logger)
{
    /// <summary>How often to look for mails.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>How long one mail may take; shorter than the shortest pause, so that nobody else sends it meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends what is due.</summary>
    /// <returns>How many mails were sent.</returns>
    public async Task<int> SendAsync()
    {
        if (!transport.IsOpen) return 0;
        var sent = 0;
        foreach (var mail in await store.ReadAsync(new MailsDue(time.GetUtcNow())))
        {
            var begun = MailRules.Begin(mail, time.GetUtcNow());
            if (await store.TryCommitAsync([begun]) is not null) continue;
            var after = await TrySendAsync(begun) ? MailRules.Sent(begun, time.GetUtcNow()) : MailRules.Failed(begun);
            if (after?.SentAt is not null) sent++;
            if (after is not null) await store.TryCommitAsync([after]);
        }

        return sent;
    }

    // The log names no recipient.
    private async Task<bool> TrySendAsync(MailRow mail)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await transport.SendAsync(mail, patience.Token);
            return true;
        }
#pragma warning disable CA1031 // Whatever the reason, the mail is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogWarning(e, "Mail {Mail} could not be sent, attempt {Attempt} of {Attempts}.", mail.MailId, mail.Attempts, MailRules.MaxAttempts);
            return false;
        }
    }
}
