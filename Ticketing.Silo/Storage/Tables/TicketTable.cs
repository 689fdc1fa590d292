using Ticketing.Grains.Seats.Tickets;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>tickets</c>.</summary>
internal sealed class TicketTable : Table<TicketRow>
{
    public TicketTable()
        : base("tickets")
    {
        Key("performance", static (row, to) => to.Text(row.Performance));
        Key("seat", static (row, to) => to.Text(row.Seat));
        Column("serial", static (row, to) => to.Text(row.Serial));
        Column("order_id", static (row, to) => to.Text(row.OrderId));
        Column("owner", static (row, to) => to.Id(row.Owner));
        Column("grade", static (row, to) => to.Text(row.Grade));
        Column("price", static (row, to) => to.Integer(row.Price));
        Column("issued_at", static (row, to) => to.Instant(row.IssuedAt));
        Column("checked_in_at", static (row, to) => to.Instant(row.CheckedInAt));

        Query<TicketOf>("performance = ?1 AND seat = ?2", static (query, to) =>
        {
            to.Text(query.Performance);
            to.Text(query.Seat);
        });
        Query<TicketWithSerial>("serial = ?1", static (query, to) => to.Text(query.Serial));
        Query<TicketsOfOrder>("order_id = ?1", static (query, to) => to.Text(query.OrderId));
        Query<TicketsOfOwner>("owner = ?1 AND serial > ?2", static (query, to) =>
        {
            to.Id(query.Owner);
            to.Text(query.AfterSerial);
        }, orderBy: "serial");
    }

    /// <inheritdoc/>
    public override TicketRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Text(),
            from.Text(),
            from.Id(),
            from.Text(),
            from.Integer(),
            from.Instant(),
            from.OptionalInstant())
        {
            Version = from.Integer(),
        };
}
