using Ticketing.Grains.Venues;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>venues</c>.</summary>
internal sealed class VenueTable : Table<VenueRow>
{
    public VenueTable()
        : base("venues")
    {
        Key("venue_id", static (row, to) => to.Text(row.VenueId));
        Column("owner", static (row, to) => to.Id(row.Owner));
        Column("name", static (row, to) => to.Text(row.Name));
        Column("address", static (row, to) => to.Text(row.Address));
        Column("plan_id", static (row, to) => to.Text(row.PlanId));
        Column("deleted_at", static (row, to) => to.Instant(row.DeletedAt));

        Query<VenueOf>("venue_id = ?1", static (query, to) => to.Text(query.VenueId));
        Query<VenuePage>("deleted_at IS NULL AND venue_id > ?1", static (query, to) => to.Text(query.AfterVenueId));
    }

    /// <inheritdoc/>
    public override VenueRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Id(),
            from.Text(),
            from.Text(),
            from.OptionalText(),
            from.OptionalInstant())
        {
            Version = from.Integer(),
        };
}
