using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Audit;

/// <summary>Table <c>audit</c>.</summary>
internal static class AuditTable
{
    public static readonly Column<AuditRow, string> EntryId = new("entry_id", ValueKind.Text, static row => row.EntryId);

    public static readonly Column<AuditRow, Guid> By = new("by_user", ValueKind.Id, static row => row.By);

    public static readonly Column<AuditRow, string> What = new("what", ValueKind.Text, static row => row.What);

    public static readonly Column<AuditRow, string> On = new("on_whom", ValueKind.Text, static row => row.On);

    public static readonly Column<AuditRow, string> Detail = new("detail", ValueKind.Text, static row => row.Detail);

    public static readonly Column<AuditRow, DateTimeOffset> At = new("at", ValueKind.Instant, static row => row.At);

    public static readonly Column<AuditRow, string?> Address = new("address", ValueKind.OptionalText, static row => row.Address);

    public static readonly Table<AuditRow> Rows = new(
        "audit",
        key: [EntryId],
        others: [By, What, On, Detail, At, Address],
        static from => new(
            EntryId.Read(from),
            By.Read(from),
            What.Read(from),
            On.Read(from),
            Detail.Read(from),
            At.Read(from),
            Address.Read(from))
        {
            Version = from.Integer(),
        });
}
