using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>Table <c>sessions</c>.</summary>
internal static class SessionTable
{
    public static readonly Column<SessionRow, string> SessionId = new("session_id", ValueKind.Text, static row => row.SessionId);

    public static readonly Column<SessionRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    public static readonly Column<SessionRow, string> RefreshHash = new("refresh_hash", ValueKind.Text, static row => row.RefreshHash);

    public static readonly Column<SessionRow, DateTimeOffset> ExpiresAt = new("expires_at", ValueKind.Instant, static row => row.ExpiresAt);

    public static readonly Column<SessionRow, DateTimeOffset?> RevokedAt = new("revoked_at", ValueKind.OptionalInstant, static row => row.RevokedAt);

    public static readonly Table<SessionRow> Rows = new(
        "sessions",
        key: [SessionId],
        others: [User, RefreshHash, ExpiresAt, RevokedAt],
        static from => new(
            SessionId.Read(from),
            User.Read(from),
            RefreshHash.Read(from),
            ExpiresAt.Read(from),
            RevokedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
