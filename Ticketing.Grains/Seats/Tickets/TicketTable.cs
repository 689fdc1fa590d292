using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>Table <c>tickets</c>.</summary>
internal static class TicketTable
{
    public static readonly Column<TicketRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<TicketRow, string> Seat = new("seat", ValueKind.Text, static row => row.Seat);

    public static readonly Column<TicketRow, string> Serial = new("serial", ValueKind.Text, static row => row.Serial);

    public static readonly Column<TicketRow, string> OrderId = new("order_id", ValueKind.Text, static row => row.OrderId);

    public static readonly Column<TicketRow, Guid> Owner = new("owner", ValueKind.Id, static row => row.Owner);

    public static readonly Column<TicketRow, string> Grade = new("grade", ValueKind.Text, static row => row.Grade);

    public static readonly Column<TicketRow, long> Price = new("price", ValueKind.Integer, static row => row.Price);

    public static readonly Column<TicketRow, DateTimeOffset> IssuedAt = new("issued_at", ValueKind.Instant, static row => row.IssuedAt);

    public static readonly Column<TicketRow, DateTimeOffset?> CheckedInAt = new("checked_in_at", ValueKind.OptionalInstant, static row => row.CheckedInAt);

    public static readonly Column<TicketRow, string?> CheckedInDevice = new("checked_in_device", ValueKind.OptionalText, static row => row.CheckedInDevice);

    public static readonly Column<TicketRow, string?> CheckedInRequest = new("checked_in_request", ValueKind.OptionalText, static row => row.CheckedInRequest);

    public static readonly Table<TicketRow> Rows = new(
        "tickets",
        key: [Performance, Seat],
        others: [Serial, OrderId, Owner, Grade, Price, IssuedAt, CheckedInAt, CheckedInDevice, CheckedInRequest],
        static from => new(
            Performance.Read(from),
            Seat.Read(from),
            Serial.Read(from),
            OrderId.Read(from),
            Owner.Read(from),
            Grade.Read(from),
            Price.Read(from),
            IssuedAt.Read(from),
            CheckedInAt.Read(from),
            CheckedInDevice.Read(from),
            CheckedInRequest.Read(from))
        {
            Version = from.Integer(),
        });
}
