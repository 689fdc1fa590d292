using System.Text.Json;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Running;

/// <summary>Reads the rows that the promises concern.</summary>
internal static class RowsReader
{
    private static readonly string[] OrderStatuses = ["pending", "paying", "unknown", "selling", "paid", "refunding", "cancelled", "expired"];

    public static RowsRead Read(IFaultStore store, History history, TimeSpan servingSince)
    {
        var start = history.Now;
        var seats = store.Query("SELECT json_array(performance, seat, status, hold_id, until, order_id) FROM seats").Select(Seat).ToArray();
        var seatsEnd = history.Now;
        return new RowsRead(
            start,
            seatsEnd,
            servingSince,
            seats,
            [.. store.Query("SELECT json_array(performance, seat, order_id, price) FROM tickets").Select(row => new TicketLine(Text(row, 0)!, Text(row, 1)!, Text(row, 2)!, Number(row, 3)))],
            [.. store.Query("SELECT json_array(order_id, status, amount) FROM orders").Select(row => new OrderLine(Text(row, 0)!, OrderStatuses[Number(row, 1)], Number(row, 2)))],
            [.. store.Query("SELECT json_array(order_id, amount, fee, settled_at) FROM refunds")
                .Select(row => new RefundLine(Text(row, 0)!, Number(row, 1), Number(row, 2), row[3].ValueKind == JsonValueKind.Number))],
            [.. store.Query("SELECT json_array(payment_key, order_id, amount, approved_at, refunds) FROM sandbox_payments").Select(Payment)]);
    }

    private static SeatLine Seat(JsonElement row) => new(
        Text(row, 0)!,
        Text(row, 1)!,
        (int)Number(row, 2),
        Text(row, 3),
        row[4].ValueKind == JsonValueKind.Number ? new DateTimeOffset(row[4].GetInt64(), TimeSpan.Zero) : null,
        Text(row, 5));

    private static PaymentLine Payment(JsonElement row)
    {
        var refunds = JsonSerializer.Deserialize<JsonElement>(Text(row, 4)!).EnumerateArray().Sum(refund => refund.GetProperty("Amount").GetInt64());
        return new PaymentLine(Text(row, 0)!, Text(row, 1)!, row[3].ValueKind == JsonValueKind.Number ? Number(row, 2) : 0, refunds);
    }

    private static string? Text(JsonElement row, int column) => row[column].GetString();

    private static long Number(JsonElement row, int column) => row[column].GetInt64();
}
