using Ticketing.Grains.Idempotency;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>idempotency</c>.</summary>
internal sealed class IdempotencyTable : Table<IdempotencyRow>
{
    public IdempotencyTable()
        : base("idempotency")
    {
        Key("user", static (row, to) => to.Id(row.User));
        Key("idempotency_key", static (row, to) => to.Text(row.IdempotencyKey));
        Column("fingerprint", static (row, to) => to.Text(row.Fingerprint));
        Column("answer", static (row, to) => to.Text(row.Answer));
        Column("created_at", static (row, to) => to.Instant(row.CreatedAt));

        Query<AnswersOfUser>("user = ?1", static (query, to) => to.Id(query.User));
        Query<IdempotencyOf>("user = ?1 AND idempotency_key = ?2", static (query, to) =>
        {
            to.Id(query.User);
            to.Text(query.IdempotencyKey);
        });
    }

    /// <inheritdoc/>
    public override IdempotencyRow Read(ValueReader from) =>
        new(
            from.Id(),
            from.Text(),
            from.Text(),
            from.Text(),
            from.Instant())
        {
            Version = from.Integer(),
        };
}
