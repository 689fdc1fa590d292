using System.Text.Json;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Running;

/// <summary>Reads the rows that the promises concern.</summary>
internal static class RowsReader
{
    private static readonly string[] OrderStatuses = ["pending", "paying", "unknown", "selling", "paid", "refunding", "cancelled", "expired"];

    // One statement sees one moment of the database. Without clients the sweeper still sells and refunds, so rows that were read one after the
    // other could be of two moments.
    private const string AllRows =
        """
        SELECT json_array('seat', performance, seat, status, hold_id, until, order_id) FROM seats
        UNION ALL SELECT json_array('ticket', performance, seat, order_id, price) FROM tickets
        UNION ALL SELECT json_array('order', order_id, status, amount) FROM orders
        UNION ALL SELECT json_array('refund', order_id, amount, fee, settled_at) FROM refunds
        UNION ALL SELECT json_array('payment', payment_key, order_id, amount, approved_at, refunds) FROM sandbox_payments
        """;

    public static RowsRead Read(IFaultStore store, History history, TimeSpan servingSince)
    {
        var start = history.Now;
        var rows = store.Query(AllRows).ToLookup(row => Text(row, 0)!, StringComparer.Ordinal);
        return new RowsRead(
            start,
            history.Now,
            servingSince,
            [.. rows["seat"].Select(Seat)],
            [.. rows["ticket"].Select(row => new TicketLine(Text(row, 1)!, Text(row, 2)!, Text(row, 3)!, Number(row, 4)))],
            [.. rows["order"].Select(row => new OrderLine(Text(row, 1)!, OrderStatuses[Number(row, 2)], Number(row, 3)))],
            [.. rows["refund"].Select(row => new RefundLine(Text(row, 1)!, Number(row, 2), Number(row, 3), IsNumber(row, 4)))],
            [.. rows["payment"].Select(Payment)]);
    }

    private static SeatLine Seat(JsonElement row) => new(
        Text(row, 1)!,
        Text(row, 2)!,
        (int)Number(row, 3),
        Text(row, 4),
        IsNumber(row, 5) ? new DateTimeOffset(Number(row, 5), TimeSpan.Zero) : null,
        Text(row, 6));

    private static PaymentLine Payment(JsonElement row)
    {
        var refunds = JsonSerializer.Deserialize<JsonElement>(Text(row, 5)!).EnumerateArray().Sum(refund => refund.GetProperty("Amount").GetInt64());
        return new PaymentLine(Text(row, 1)!, Text(row, 2)!, IsNumber(row, 4) ? Number(row, 3) : 0, refunds);
    }

    private static bool IsNumber(JsonElement row, int column) => row[column].ValueKind == JsonValueKind.Number;

    private static string? Text(JsonElement row, int column) => row[column].GetString();

    private static long Number(JsonElement row, int column) => row[column].GetInt64();
}
