using System.Globalization;
using Ticketing.Grains.Secrets;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>protection_keys</c>.</summary>
internal sealed class ProtectionKeyTable : Table<ProtectionKeyRow>
{
    public ProtectionKeyTable()
        : base("protection_keys")
    {
        Key("number", static (row, to) => to.Text(row.Key.First));
        Column("name", static (row, to) => to.Text(row.Name));
        Column("xml", static (row, to) => to.Text(row.Xml));

        Query<ProtectionKeysAfter>("number > ?1", static (query, to) => to.Text(ProtectionKeyRow.KeyOf(query.Number).First));
    }

    /// <inheritdoc/>
    public override ProtectionKeyRow Read(ValueReader from) =>
        new(
            int.Parse(from.Text(), CultureInfo.InvariantCulture),
            from.Text(),
            from.Text())
        {
            Version = from.Integer(),
        };
}
