using Ticketing.Grains.Plans;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>plans</c>.</summary>
internal sealed class PlanTable : Table<PlanRow>
{
    public PlanTable()
        : base("plans")
    {
        Key("plan_id", static (row, to) => to.Text(row.PlanId));
        Column("venue_id", static (row, to) => to.Text(row.VenueId));
        Column("name", static (row, to) => to.Text(row.Name));
        Column("seat_count", static (row, to) => to.Integer(row.SeatCount));
        Column("document", static (row, to) => to.Bytes(row.Document));
        Column("created_at", static (row, to) => to.Instant(row.CreatedAt));

        Query<PlanOf>("plan_id = ?1", static (query, to) => to.Text(query.PlanId));
    }

    /// <inheritdoc/>
    public override PlanRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Text(),
            from.Int(),
            from.Bytes(),
            from.Instant())
        {
            Version = from.Integer(),
        };
}
