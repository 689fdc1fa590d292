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

    public static readonly Table<AccountRow> Rows = new(
        "accounts",
        key: [User],
        others: [Email, Name, PasswordHash, Role, CreatedAt, DeletedAt],
        static from => new(
            User.Read(from),
            Email.Read(from),
            Name.Read(from),
            PasswordHash.Read(from),
            Role.Read(from),
            CreatedAt.Read(from),
            DeletedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
