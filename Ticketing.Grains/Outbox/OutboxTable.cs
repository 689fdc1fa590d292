using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Outbox;

/// <summary>Table <c>outbox</c>.</summary>
internal static class OutboxTable
{
    public static readonly Column<OutboxRow, string> Aggregate = new("aggregate", ValueKind.Text, static row => row.Aggregate);

    public static readonly Column<OutboxRow, long> Sequence = new("sequence", ValueKind.Integer, static row => row.Sequence);

    public static readonly Column<OutboxRow, string> Type = new("type", ValueKind.Text, static row => row.Type);

    public static readonly Column<OutboxRow, string> Payload = new("payload", ValueKind.Text, static row => row.Payload);

    public static readonly Column<OutboxRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Table<OutboxRow> Rows = new(
        "outbox",
        key: [Aggregate, Sequence],
        others: [Type, Payload, CreatedAt],
        static from => new(
            Aggregate.Read(from),
            Sequence.Read(from),
            Type.Read(from),
            Payload.Read(from),
            CreatedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
