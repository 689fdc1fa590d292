using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Venues;

/// <summary>Table <c>venue_promoters</c>.</summary>
internal static class VenuePromoterTable
{
    public static readonly Column<VenuePromoterRow, string> VenueId = new("venue_id", ValueKind.Text, static row => row.VenueId);

    public static readonly Column<VenuePromoterRow, Guid> Promoter = new("promoter", ValueKind.Id, static row => row.Promoter);

    public static readonly Column<VenuePromoterRow, DateTimeOffset> AdmittedAt = new("admitted_at", ValueKind.Instant, static row => row.AdmittedAt);

    public static readonly Table<VenuePromoterRow> Rows = new(
        "venue_promoters",
        key: [VenueId, Promoter],
        others: [AdmittedAt],
        static from => new(
            VenueId.Read(from),
            Promoter.Read(from),
            AdmittedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
