using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>accounts</c>.</summary>
internal sealed class AccountTable : Table<AccountRow>
{
    public AccountTable()
        : base("accounts")
    {
        Key("user", static (row, to) => to.Id(row.User));
        Column("email", static (row, to) => to.Text(row.Email));
        Column("name", static (row, to) => to.Text(row.Name));
        Column("password_hash", static (row, to) => to.Text(row.PasswordHash));
        Column("role", static (row, to) => to.Integer((long)row.Role));
        Column("created_at", static (row, to) => to.Instant(row.CreatedAt));
        Column("deleted_at", static (row, to) => to.Instant(row.DeletedAt));

        Query<AccountOf>("user = ?1", static (query, to) => to.Id(query.User));
        Query<AccountPage>("user > ?1", static (query, to) => to.Text(query.AfterUser));
        Query<AnyInRole>("role = ?1 AND deleted_at IS NULL", static (query, to) => to.Integer((long)query.Role));
    }

    /// <inheritdoc/>
    public override AccountRow Read(ValueReader from) =>
        new(
            from.Id(),
            from.Text(),
            from.Text(),
            from.Text(),
            (Role)from.Int(),
            from.Instant(),
            from.OptionalInstant())
        {
            Version = from.Integer(),
        };
}
