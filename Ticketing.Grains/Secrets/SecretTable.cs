using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Secrets;

/// <summary>Table <c>secrets</c>.</summary>
internal static class SecretTable
{
    public static readonly Column<SecretRow, string> Name = new("name", ValueKind.Text, static row => row.Name);

    public static readonly Column<SecretRow, byte[]> Value = new("value", ValueKind.Bytes, static row => row.Value);

    public static readonly Table<SecretRow> Rows = new(
        "secrets",
        key: [Name],
        others: [Value],
        static from => new(
            Name.Read(from),
            Value.Read(from))
        {
            Version = from.Integer(),
        });
}
