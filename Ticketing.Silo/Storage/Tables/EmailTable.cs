using Ticketing.Grains.Accounts;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>emails</c>.</summary>
internal sealed class EmailTable : Table<EmailRow>
{
    public EmailTable()
        : base("emails")
    {
        Key("normalized_email", static (row, to) => to.Text(row.NormalizedEmail));
        Column("user", static (row, to) => to.Id(row.User));

        Query<EmailOf>("normalized_email = ?1", static (query, to) => to.Text(query.NormalizedEmail));
    }

    /// <inheritdoc/>
    public override EmailRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Id())
        {
            Version = from.Integer(),
        };
}
