using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Outbox;

/// <summary>The events of one aggregate, oldest first.</summary>
public sealed record OutboxOf(string Aggregate) : RowQuery<OutboxRow>
{
    private static readonly QueryPlan<OutboxRow> Declared = OutboxTable.Rows.Query<OutboxOf>()
        .Equal(OutboxTable.Aggregate, static query => query.Aggregate);

    /// <inheritdoc/>
    public override QueryPlan<OutboxRow> Plan() => Declared;
}

/// <summary>Events up to an instant, the oldest first; for the purge.</summary>
public sealed record EventsBefore(DateTimeOffset Before) : RowQuery<OutboxRow>
{
    private static readonly QueryPlan<OutboxRow> Declared = OutboxTable.Rows.Query<EventsBefore>()
        .AtMost(OutboxTable.CreatedAt, static query => query.Before)
        .By(OutboxTable.CreatedAt)
        .Through("outbox_by_time");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<OutboxRow> Plan() => Declared;
}
