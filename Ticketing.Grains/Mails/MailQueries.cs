using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Mails;

/// <summary>Mails that are due at an instant, the longest due first.</summary>
public sealed record MailsDue(DateTimeOffset Now) : RowQuery<MailRow>
{
    private static readonly QueryPlan<MailRow> Declared = MailTable.Rows.Query<MailsDue>()
        .AtMost(MailTable.DueAt, static query => query.Now)
        .By(MailTable.DueAt)
        .Through("mails_by_due");

    /// <inheritdoc/>
    public override int Limit => MailRules.MostAtOnce;

    /// <inheritdoc/>
    public override QueryPlan<MailRow> Plan() => Declared;
}

/// <summary>Mails that were written by an instant, the oldest first; for the purge.</summary>
public sealed record MailsBefore(DateTimeOffset Before) : RowQuery<MailRow>
{
    private static readonly QueryPlan<MailRow> Declared = MailTable.Rows.Query<MailsBefore>()
        .AtMost(MailTable.CreatedAt, static query => query.Before)
        .By(MailTable.CreatedAt)
        .Through("mails_by_time");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<MailRow> Plan() => Declared;
}
