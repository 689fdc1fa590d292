using Ticketing.Grains.Orders;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>refunds</c>.</summary>
internal sealed class RefundTable : Table<RefundRow>
{
    public RefundTable()
        : base("refunds")
    {
        Key("order_id", static (row, to) => to.Text(row.OrderId));
        Key("refund_id", static (row, to) => to.Text(row.RefundId));
        Column("amount", static (row, to) => to.Integer(row.Amount));
        Column("fee", static (row, to) => to.Integer(row.Fee));
        Column("reason", static (row, to) => to.Text(row.Reason));
        Column("requested_at", static (row, to) => to.Instant(row.RequestedAt));
        Column("settled_at", static (row, to) => to.Instant(row.SettledAt));

        Query<RefundsOfOrder>("order_id = ?1", static (query, to) => to.Text(query.OrderId));
    }

    /// <inheritdoc/>
    public override RefundRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Integer(),
            from.Integer(),
            from.Text(),
            from.Instant(),
            from.OptionalInstant())
        {
            Version = from.Integer(),
        };
}
