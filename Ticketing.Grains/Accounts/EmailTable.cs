using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>Table <c>emails</c>.</summary>
internal static class EmailTable
{
    public static readonly Column<EmailRow, string> NormalizedEmail = new("normalized_email", ValueKind.Text, static row => row.NormalizedEmail);

    public static readonly Column<EmailRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    public static readonly Table<EmailRow> Rows = new(
        "emails",
        key: [NormalizedEmail],
        others: [User],
        static from => new(
            NormalizedEmail.Read(from),
            User.Read(from))
        {
            Version = from.Integer(),
        });
}
