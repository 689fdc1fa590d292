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
