namespace Ticketing.Grains.Mails;

/// <summary>When a mail is sent, tried again and given up.</summary>
public static class MailRules
{
    /// <summary>The most attempts; with the pauses between them the last one comes after some five hours.</summary>
    public const int MaxAttempts = 10;

    /// <summary>The most mails that one round sends.</summary>
    public const int MostAtOnce = 20;

    /// <summary>The pause after the first attempt; each later one is twice as long, up to <see cref="LongestPause"/>.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause between two attempts.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>A mail that is due at once.</summary>
    public static MailRow New(string to, MailText text, DateTimeOffset now) =>
        new(Guid.NewGuid().ToString("N"), to, text.Subject, text.Body, now, DueAt: now, Attempts: 0, SentAt: null) { Version = 1 };

    /// <summary>
    /// The row of a mail that somebody begins to send. It is due again after the pause, which nobody else sends in: an attempt that fails or
    /// whose process dies is repeated then.
    /// </summary>
    public static MailRow Begin(MailRow mail, DateTimeOffset now)
    {
        var pause = FirstPause * Math.Pow(2, mail.Attempts);
        return mail with { Attempts = mail.Attempts + 1, DueAt = now + (pause < LongestPause ? pause : LongestPause), Version = mail.Version + 1 };
    }

    /// <summary>The row of a mail that the mail server took.</summary>
    public static MailRow Sent(MailRow mail, DateTimeOffset now) => mail with { Body = "", DueAt = null, SentAt = now, Version = mail.Version + 1 };

    /// <summary>The row after an attempt that failed; null while more attempts follow.</summary>
    public static MailRow? Failed(MailRow mail) =>
        mail.Attempts < MaxAttempts ? null : mail with { Body = "", DueAt = null, Version = mail.Version + 1 };
}

/// <summary>The text of a mail.</summary>
/// <param name="Subject">The subject, one line.</param>
/// <param name="Body">The plain text.</param>
public sealed record MailText(string Subject, string Body);
