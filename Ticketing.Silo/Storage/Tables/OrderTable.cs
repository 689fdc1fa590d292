using Ticketing.Grains.Orders;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>orders</c>.</summary>
internal sealed class OrderTable : Table<OrderRow>
{
    public OrderTable()
        : base("orders")
    {
        Key("order_id", static (row, to) => to.Text(row.OrderId));
        Column("performance", static (row, to) => to.Text(row.Performance));
        Column("user", static (row, to) => to.Id(row.User));
        Column("hold_id", static (row, to) => to.Text(row.HoldId));
        Column("status", static (row, to) => to.Integer((long)row.Status));
        Column("amount", static (row, to) => to.Integer(row.Amount));
        Column("created_at", static (row, to) => to.Instant(row.CreatedAt));
        Column("expires_at", static (row, to) => to.Instant(row.ExpiresAt));
        Column("payment_key", static (row, to) => to.Text(row.PaymentKey));
        Column("due_at", static (row, to) => to.Instant(row.DueAt));
        Column("attempts", static (row, to) => to.Integer(row.Attempts));

        Query<OrderOf>("order_id = ?1", static (query, to) => to.Text(query.OrderId));
        Query<OrdersDue>("due_at <= ?1", static (query, to) => to.Instant(query.Now), orderBy: "due_at, order_id");
        Query<OrdersOfUser>("user = ?1 AND order_id > ?2", static (query, to) =>
        {
            to.Id(query.User);
            to.Text(query.AfterOrderId);
        });
    }

    /// <inheritdoc/>
    public override OrderRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Id(),
            from.Text(),
            (OrderStatus)from.Int(),
            from.Integer(),
            from.Instant(),
            from.Instant(),
            from.OptionalText(),
            from.OptionalInstant(),
            from.Int())
        {
            Version = from.Integer(),
        };
}
