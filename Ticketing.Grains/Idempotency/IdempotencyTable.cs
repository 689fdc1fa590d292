using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Idempotency;

/// <summary>Table <c>idempotency</c>.</summary>
internal static class IdempotencyTable
{
    public static readonly Column<IdempotencyRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    public static readonly Column<IdempotencyRow, string> IdempotencyKey = new("idempotency_key", ValueKind.Text, static row => row.IdempotencyKey);

    public static readonly Column<IdempotencyRow, string> Fingerprint = new("fingerprint", ValueKind.Text, static row => row.Fingerprint);

    public static readonly Column<IdempotencyRow, string> Answer = new("answer", ValueKind.Text, static row => row.Answer);

    public static readonly Column<IdempotencyRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Table<IdempotencyRow> Rows = new(
        "idempotency",
        key: [User, IdempotencyKey],
        others: [Fingerprint, Answer, CreatedAt],
        static from => new(
            User.Read(from),
            IdempotencyKey.Read(from),
            Fingerprint.Read(from),
            Answer.Read(from),
            CreatedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
