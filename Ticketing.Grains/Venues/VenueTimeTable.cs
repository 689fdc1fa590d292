using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Venues;

/// <summary>Table <c>venue_times</c>.</summary>
internal static class VenueTimeTable
{
    public static readonly Column<VenueTimeRow, string> VenueId = new("venue_id", ValueKind.Text, static row => row.VenueId);

    public static readonly Column<VenueTimeRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<VenueTimeRow, DateTimeOffset> StartsAt = new("starts_at", ValueKind.Instant, static row => row.StartsAt);

    public static readonly Column<VenueTimeRow, DateTimeOffset> BookedAt = new("booked_at", ValueKind.Instant, static row => row.BookedAt);

    public static readonly Table<VenueTimeRow> Rows = new(
        "venue_times",
        key: [VenueId, Performance],
        others: [StartsAt, BookedAt],
        static from => new(
            VenueId.Read(from),
            Performance.Read(from),
            StartsAt.Read(from),
            BookedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
