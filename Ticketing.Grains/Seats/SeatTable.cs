using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Seats;

/// <summary>Table <c>seats</c>.</summary>
internal static class SeatTable
{
    public static readonly Column<SeatRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<SeatRow, string> Seat = new("seat", ValueKind.Text, static row => row.Seat);

    public static readonly Column<SeatRow, SeatStatus> Status = new("status", ValueKind.Choice<SeatStatus>(), static row => row.Status);

    public static readonly Column<SeatRow, string?> HoldId = new("hold_id", ValueKind.OptionalText, static row => row.HoldId);

    public static readonly Column<SeatRow, Guid?> Buyer = new("buyer", ValueKind.OptionalId, static row => row.Buyer);

    public static readonly Column<SeatRow, DateTimeOffset?> Until = new("until", ValueKind.OptionalInstant, static row => row.Until);

    public static readonly Column<SeatRow, bool> Extended = new("extended", ValueKind.Flag, static row => row.Extended);

    public static readonly Column<SeatRow, string?> OrderId = new("order_id", ValueKind.OptionalText, static row => row.OrderId);

    public static readonly Column<SeatRow, string?> Grade = new("grade", ValueKind.OptionalText, static row => row.Grade);

    public static readonly Column<SeatRow, long?> Price = new("price", ValueKind.OptionalInteger, static row => row.Price);

    public static readonly Column<SeatRow, Guid?> LastBuyer = new("last_buyer", ValueKind.OptionalId, static row => row.LastBuyer);

    public static readonly Column<SeatRow, int?> HoldsInRow = new("holds_in_row", ValueKind.OptionalInt, static row => row.HoldsInRow);

    public static readonly Column<SeatRow, DateTimeOffset?> LeftAt = new("left_at", ValueKind.OptionalInstant, static row => row.LeftAt);

    public static readonly Table<SeatRow> Rows = new(
        "seats",
        key: [Performance, Seat],
        others: [Status, HoldId, Buyer, Until, Extended, OrderId, Grade, Price, LastBuyer, HoldsInRow, LeftAt],
        static from => new(
            Performance.Read(from),
            Seat.Read(from),
            Status.Read(from),
            HoldId.Read(from),
            Buyer.Read(from),
            Until.Read(from),
            Extended.Read(from),
            OrderId.Read(from),
            Grade.Read(from),
            Price.Read(from),
            LastBuyer.Read(from),
            HoldsInRow.Read(from),
            LeftAt.Read(from))
        {
            Version = from.Integer(),
        });
}
