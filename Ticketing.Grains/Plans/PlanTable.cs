using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Plans;

/// <summary>Table <c>plans</c>.</summary>
internal static class PlanTable
{
    public static readonly Column<PlanRow, string> PlanId = new("plan_id", ValueKind.Text, static row => row.PlanId);

    public static readonly Column<PlanRow, string> VenueId = new("venue_id", ValueKind.Text, static row => row.VenueId);

    public static readonly Column<PlanRow, string> Name = new("name", ValueKind.Text, static row => row.Name);

    public static readonly Column<PlanRow, int> SeatCount = new("seat_count", ValueKind.Int, static row => row.SeatCount);

    public static readonly Column<PlanRow, byte[]> Document = new("document", ValueKind.Bytes, static row => row.Document);

    public static readonly Column<PlanRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Table<PlanRow> Rows = new(
        "plans",
        key: [PlanId],
        others: [VenueId, Name, SeatCount, Document, CreatedAt],
        static from => new(
            PlanId.Read(from),
            VenueId.Read(from),
            Name.Read(from),
            SeatCount.Read(from),
            Document.Read(from),
            CreatedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
