using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Orders;

/// <summary>Table <c>order_seats</c>.</summary>
internal static class OrderSeatTable
{
    public static readonly Column<OrderSeatRow, string> OrderId = new("order_id", ValueKind.Text, static row => row.OrderId);

    public static readonly Column<OrderSeatRow, string> Seat = new("seat", ValueKind.Text, static row => row.Seat);

    public static readonly Column<OrderSeatRow, string> Grade = new("grade", ValueKind.Text, static row => row.Grade);

    public static readonly Column<OrderSeatRow, long> Price = new("price", ValueKind.Integer, static row => row.Price);

    public static readonly Column<OrderSeatRow, string?> RefundId = new("refund_id", ValueKind.OptionalText, static row => row.RefundId);

    public static readonly Table<OrderSeatRow> Rows = new(
        "order_seats",
        key: [OrderId, Seat],
        others: [Grade, Price, RefundId],
        static from => new(
            OrderId.Read(from),
            Seat.Read(from),
            Grade.Read(from),
            Price.Read(from),
            RefundId.Read(from))
        {
            Version = from.Integer(),
        });
}
