using Ticketing.Grains.Orders;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>order_seats</c>.</summary>
internal sealed class OrderSeatTable : Table<OrderSeatRow>
{
    public OrderSeatTable()
        : base("order_seats")
    {
        Key("order_id", static (row, to) => to.Text(row.OrderId));
        Key("seat", static (row, to) => to.Text(row.Seat));
        Column("grade", static (row, to) => to.Text(row.Grade));
        Column("price", static (row, to) => to.Integer(row.Price));
        Column("refund_id", static (row, to) => to.Text(row.RefundId));

        Query<SeatsOfOrder>("order_id = ?1", static (query, to) => to.Text(query.OrderId));
    }

    /// <inheritdoc/>
    public override OrderSeatRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Text(),
            from.Integer(),
            from.OptionalText())
        {
            Version = from.Integer(),
        };
}
