using System.Globalization;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Secrets;

/// <summary>Table <c>protection_keys</c>.</summary>
internal static class ProtectionKeyTable
{
    public static readonly Column<ProtectionKeyRow, string> Number = new("number", ValueKind.Text, static row => row.Key.First);

    public static readonly Column<ProtectionKeyRow, string> Name = new("name", ValueKind.Text, static row => row.Name);

    public static readonly Column<ProtectionKeyRow, string> Xml = new("xml", ValueKind.Text, static row => row.Xml);

    public static readonly Table<ProtectionKeyRow> Rows = new(
        "protection_keys",
        key: [Number],
        others: [Name, Xml],
        static from => new(
            int.Parse(Number.Read(from), CultureInfo.InvariantCulture),
            Name.Read(from),
            Xml.Read(from))
        {
            Version = from.Integer(),
        });
}
