using Ticketing.Grains.Venues;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>venue_times</c>.</summary>
internal sealed class VenueTimeTable : Table<VenueTimeRow>
{
    public VenueTimeTable()
        : base("venue_times")
    {
        Key("venue_id", static (row, to) => to.Text(row.VenueId));
        Key("performance", static (row, to) => to.Text(row.Performance));
        Column("starts_at", static (row, to) => to.Instant(row.StartsAt));
        Column("booked_at", static (row, to) => to.Instant(row.BookedAt));

        Query<VenueTimesAt>("venue_id = ?1 AND starts_at > ?2 AND starts_at < ?3", static (query, to) =>
        {
            to.Text(query.VenueId);
            to.Instant(query.From);
            to.Instant(query.To);
        });
        Query<VenueTimeOf>("venue_id = ?1 AND performance = ?2", static (query, to) =>
        {
            to.Text(query.VenueId);
            to.Text(query.Performance);
        });
    }

    /// <inheritdoc/>
    public override VenueTimeRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Instant(),
            from.Instant())
        {
            Version = from.Integer(),
        };
}
