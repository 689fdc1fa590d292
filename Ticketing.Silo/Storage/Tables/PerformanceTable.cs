using Ticketing.Grains.Performances;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>performances</c>.</summary>
internal sealed class PerformanceTable : Table<PerformanceRow>
{
    public PerformanceTable()
        : base("performances")
    {
        Key("performance", static (row, to) => to.Text(row.Performance));
        Column("show_id", static (row, to) => to.Text(row.ShowId));
        Column("venue_id", static (row, to) => to.Text(row.VenueId));
        Column("plan_id", static (row, to) => to.Text(row.PlanId));
        Column("owner", static (row, to) => to.Id(row.Owner));
        Column("starts_at", static (row, to) => to.Instant(row.StartsAt));
        Column("sale_opens_at", static (row, to) => to.Instant(row.SaleOpensAt));
        Column("sale_closes_at", static (row, to) => to.Instant(row.SaleClosesAt));
        Column("hold_ttl", static (row, to) => to.Span(row.HoldTtl));
        Column("seat_limit", static (row, to) => to.Integer(row.SeatLimit));
        Column("has_waiting_room", static (row, to) => to.Flag(row.HasWaitingRoom));

        Query<PerformanceOf>("performance = ?1", static (query, to) => to.Text(query.Performance));
        Query<PerformancePage>("(?1 IS NULL OR show_id = ?1) AND performance > ?2", static (query, to) =>
        {
            to.Text(query.ShowId);
            to.Text(query.AfterPerformance);
        });
    }

    /// <inheritdoc/>
    public override PerformanceRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Text(),
            from.Text(),
            from.Id(),
            from.Instant(),
            from.Instant(),
            from.Instant(),
            from.Span(),
            from.Int(),
            from.Flag())
        {
            Version = from.Integer(),
        };
}
