using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Audit;

/// <summary>A page of the audit log, newest first.</summary>
public sealed record AuditPage(string AfterEntry, int PageSize) : RowQuery<AuditRow>
{
    private static readonly QueryPlan<AuditRow> Declared = AuditTable.Rows.Query<AuditPage>()
        .Greater(AuditTable.EntryId, static query => query.AfterEntry);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<AuditRow> Plan() => Declared;
}

/// <summary>Entries made by an instant, the oldest first; for the purge.</summary>
public sealed record AuditBefore(DateTimeOffset Before) : RowQuery<AuditRow>
{
    private static readonly QueryPlan<AuditRow> Declared = AuditTable.Rows.Query<AuditBefore>()
        .AtMost(AuditTable.At, static query => query.Before)
        .By(AuditTable.At)
        .Through("audit_by_time");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<AuditRow> Plan() => Declared;
}
