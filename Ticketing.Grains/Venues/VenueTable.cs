using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Venues;

/// <summary>Table <c>venues</c>.</summary>
internal static class VenueTable
{
    public static readonly Column<VenueRow, string> VenueId = new("venue_id", ValueKind.Text, static row => row.VenueId);

    public static readonly Column<VenueRow, Guid> Owner = new("owner", ValueKind.Id, static row => row.Owner);

    public static readonly Column<VenueRow, string> Name = new("name", ValueKind.Text, static row => row.Name);

    public static readonly Column<VenueRow, string> Address = new("address", ValueKind.Text, static row => row.Address);

    public static readonly Column<VenueRow, string?> PlanId = new("plan_id", ValueKind.OptionalText, static row => row.PlanId);

    public static readonly Column<VenueRow, DateTimeOffset?> DeletedAt = new("deleted_at", ValueKind.OptionalInstant, static row => row.DeletedAt);

    public static readonly Column<VenueRow, string> TimeZone = new("time_zone", ValueKind.Text, static row => row.TimeZone);

    public static readonly Column<VenueRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Table<VenueRow> Rows = new(
        "venues",
        key: [VenueId],
        others: [Owner, Name, Address, PlanId, DeletedAt, TimeZone, CreatedAt],
        static from => new(
            VenueId.Read(from),
            Owner.Read(from),
            Name.Read(from),
            Address.Read(from),
            PlanId.Read(from),
            DeletedAt.Read(from),
            TimeZone.Read(from),
            CreatedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
