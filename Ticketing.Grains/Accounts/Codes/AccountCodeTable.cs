using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts.Codes;

/// <summary>Table <c>account_codes</c>.</summary>
internal static class AccountCodeTable
{
    public static readonly Column<AccountCodeRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    public static readonly Column<AccountCodeRow, string> Purpose = new("purpose", ValueKind.Text, static row => row.Key.Second);

    public static readonly Column<AccountCodeRow, string> Hash = new("hash", ValueKind.Text, static row => row.Hash);

    public static readonly Column<AccountCodeRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Column<AccountCodeRow, DateTimeOffset> ExpiresAt = new("expires_at", ValueKind.Instant, static row => row.ExpiresAt);

    public static readonly Column<AccountCodeRow, int> Attempts = new("attempts", ValueKind.Int, static row => row.Attempts);

    public static readonly Table<AccountCodeRow> Rows = new(
        "account_codes",
        key: [User, Purpose],
        others: [Hash, CreatedAt, ExpiresAt, Attempts],
        static from => new(
            User.Read(from),
            Purpose.Read(from) == "reset" ? CodePurpose.Reset : CodePurpose.Verify,
            Hash.Read(from),
            CreatedAt.Read(from),
            ExpiresAt.Read(from),
            Attempts.Read(from))
        {
            Version = from.Integer(),
        });
}
