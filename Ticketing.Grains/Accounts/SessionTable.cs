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

    public static readonly Column<SessionRow, string?> PreviousHash = new("previous_hash", ValueKind.OptionalText, static row => row.PreviousHash);

    public static readonly Column<SessionRow, DateTimeOffset?> RotatedAt = new("rotated_at", ValueKind.OptionalInstant, static row => row.RotatedAt);

    public static readonly Column<SessionRow, DateTimeOffset?> CreatedAt = new("created_at", ValueKind.OptionalInstant, static row => row.CreatedAt);

    public static readonly Column<SessionRow, DateTimeOffset?> LastUsedAt = new("last_used_at", ValueKind.OptionalInstant, static row => row.LastUsedAt);

    public static readonly Column<SessionRow, string?> Device = new("device", ValueKind.OptionalText, static row => row.Device);

    public static readonly Column<SessionRow, string?> Address = new("address", ValueKind.OptionalText, static row => row.Address);

    public static readonly Column<SessionRow, long> Epoch = new("epoch", ValueKind.Integer, static row => row.Epoch);

    public static readonly Table<SessionRow> Rows = new(
        "sessions",
        key: [SessionId],
        others: [User, RefreshHash, ExpiresAt, RevokedAt, PreviousHash, RotatedAt, CreatedAt, LastUsedAt, Device, Address, Epoch],
        static from => new(
            SessionId.Read(from),
            User.Read(from),
            RefreshHash.Read(from),
            ExpiresAt.Read(from),
            RevokedAt.Read(from))
        {
            PreviousHash = PreviousHash.Read(from),
            RotatedAt = RotatedAt.Read(from),
            CreatedAt = CreatedAt.Read(from),
            LastUsedAt = LastUsedAt.Read(from),
            Device = Device.Read(from),
            Address = Address.Read(from),
            Epoch = Epoch.Read(from),
            Version = from.Integer(),
        });
}
