using MimeKit;
using Ticketing.Grains.Mails;

namespace Ticketing.Silo.Mails;

/// <summary>Makes a MIME message of a mail's row.</summary>
internal static class MailMessages
{
    /// <summary>The message.</summary>
    /// <exception cref="ParseException">The address cannot be read.</exception>
    public static MimeMessage Of(MailRow mail, MailboxAddress from)
    {
        var message = new MimeMessage();
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Subject = mail.Subject;
        message.Date = mail.CreatedAt;
        message.MessageId = $"{mail.MailId}@{from.Domain}";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = mail.Body };
        return message;
    }
}
