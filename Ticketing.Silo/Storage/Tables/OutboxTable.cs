using Ticketing.Grains.Outbox;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>outbox</c>.</summary>
internal sealed class OutboxTable : Table<OutboxRow>
{
    public OutboxTable()
        : base("outbox")
    {
        Key("aggregate", static (row, to) => to.Text(row.Aggregate));
        Key("sequence", static (row, to) => to.Integer(row.Sequence));
        Column("type", static (row, to) => to.Text(row.Type));
        Column("payload", static (row, to) => to.Text(row.Payload));
        Column("created_at", static (row, to) => to.Instant(row.CreatedAt));

        Query<OutboxOf>("aggregate = ?1", static (query, to) => to.Text(query.Aggregate));
    }

    /// <inheritdoc/>
    public override OutboxRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Integer(),
            from.Text(),
            from.Text(),
            from.Instant())
        {
            Version = from.Integer(),
        };
}
