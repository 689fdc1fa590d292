using Ticketing.Grains.Secrets;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>secrets</c>.</summary>
internal sealed class SecretTable : Table<SecretRow>
{
    public SecretTable()
        : base("secrets")
    {
        Key("name", static (row, to) => to.Text(row.Name));
        Column("value", static (row, to) => to.Bytes(row.Value));

        Query<SecretOf>("name = ?1", static (query, to) => to.Text(query.Name));
    }

    /// <inheritdoc/>
    public override SecretRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Bytes())
        {
            Version = from.Integer(),
        };
}
