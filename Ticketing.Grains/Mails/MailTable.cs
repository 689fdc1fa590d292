using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Mails;

/// <summary>Table <c>mails</c>.</summary>
internal static class MailTable
{
    public static readonly Column<MailRow, string> MailId = new("mail_id", ValueKind.Text, static row => row.MailId);

    public static readonly Column<MailRow, string> To = new("recipient", ValueKind.Text, static row => row.To);

    public static readonly Column<MailRow, string> Subject = new("subject", ValueKind.Text, static row => row.Subject);

    public static readonly Column<MailRow, string> Body = new("body", ValueKind.Text, static row => row.Body);

    public static readonly Column<MailRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Column<MailRow, DateTimeOffset?> DueAt = new("due_at", ValueKind.OptionalInstant, static row => row.DueAt);

    public static readonly Column<MailRow, int> Attempts = new("attempts", ValueKind.Int, static row => row.Attempts);

    public static readonly Column<MailRow, DateTimeOffset?> SentAt = new("sent_at", ValueKind.OptionalInstant, static row => row.SentAt);

    public static readonly Table<MailRow> Rows = new(
        "mails",
        key: [MailId],
        others: [To, Subject, Body, CreatedAt, DueAt, Attempts, SentAt],
        static from => new(
            MailId.Read(from),
            To.Read(from),
            Subject.Read(from),
            Body.Read(from),
            CreatedAt.Read(from),
            DueAt.Read(from),
            Attempts.Read(from),
            SentAt.Read(from))
        {
            Version = from.Integer(),
        });
}
