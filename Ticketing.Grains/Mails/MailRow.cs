using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Mails;

/// <summary>A mail, written in the same commit as what caused it.</summary>
/// <param name="MailId">32 hexadecimal digits.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text; empty once the mail was sent or given up, because it may have a link that is good once.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DueAt">When it is to be sent next; null when it was sent or given up.</param>
/// <param name="Attempts">How often somebody has begun to send it.</param>
/// <param name="SentAt">When the mail server took it.</param>
public sealed record MailRow(
    string MailId, string To, string Subject, string Body, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, int Attempts, DateTimeOffset? SentAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(MailId);
}
