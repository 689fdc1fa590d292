using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>Table <c>accounts</c>.</summary>
internal static class AccountTable
{
    public static readonly Column<AccountRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    /// <summary>The same column as text, for pages: they begin after any text, the empty one too.</summary>
    public static readonly Column<AccountRow, string> UserText = new("user", ValueKind.Text, static row => row.User.ToString("N"));

    public static readonly Column<AccountRow, string> Email = new("email", ValueKind.Text, static row => row.Email);

    public static readonly Column<AccountRow, string> Name = new("name", ValueKind.Text, static row => row.Name);

    public static readonly Column<AccountRow, string> PasswordHash = new("password_hash", ValueKind.Text, static row => row.PasswordHash);

    public static readonly Column<AccountRow, Role> Role = new("role", ValueKind.Choice<Role>(), static row => row.Role);

    public static readonly Column<AccountRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Column<AccountRow, DateTimeOffset?> DeletedAt = new("deleted_at", ValueKind.OptionalInstant, static row => row.DeletedAt);

    public static readonly Column<AccountRow, long> AccessEpoch = new("access_epoch", ValueKind.Integer, static row => row.AccessEpoch);

    public static readonly Column<AccountRow, DateTimeOffset?> AccessEndedAt = new("access_ended_at", ValueKind.OptionalInstant, static row => row.AccessEndedAt);

    public static readonly Column<AccountRow, long> SessionEpoch = new("session_epoch", ValueKind.Integer, static row => row.SessionEpoch);

    public static readonly Column<AccountRow, string?> KeptSession = new("kept_session", ValueKind.OptionalText, static row => row.KeptSession);

    public static readonly Column<AccountRow, DateTimeOffset?> SuspendedAt = new("suspended_at", ValueKind.OptionalInstant, static row => row.SuspendedAt);

    public static readonly Column<AccountRow, DateTimeOffset?> EmailVerifiedAt = new("email_verified_at", ValueKind.OptionalInstant, static row => row.EmailVerifiedAt);

    public static readonly Table<AccountRow> Rows = new(
        "accounts",
        key: [User],
        others: [Email, Name, PasswordHash, Role, CreatedAt, DeletedAt, AccessEpoch, AccessEndedAt, SessionEpoch, KeptSession, SuspendedAt, EmailVerifiedAt],
        static from => new(
            User.Read(from),
            Email.Read(from),
            Name.Read(from),
            PasswordHash.Read(from),
            Role.Read(from),
            CreatedAt.Read(from),
            DeletedAt.Read(from))
        {
            AccessEpoch = AccessEpoch.Read(from),
            AccessEndedAt = AccessEndedAt.Read(from),
            SessionEpoch = SessionEpoch.Read(from),
            KeptSession = KeptSession.Read(from),
            SuspendedAt = SuspendedAt.Read(from),
            EmailVerifiedAt = EmailVerifiedAt.Read(from),
            Version = from.Integer(),
        });
}
