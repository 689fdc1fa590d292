using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Orders;

/// <summary>Table <c>orders</c>.</summary>
internal static class OrderTable
{
    public static readonly Column<OrderRow, string> OrderId = new("order_id", ValueKind.Text, static row => row.OrderId);

    public static readonly Column<OrderRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<OrderRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    public static readonly Column<OrderRow, string> HoldId = new("hold_id", ValueKind.Text, static row => row.HoldId);

    public static readonly Column<OrderRow, OrderStatus> Status = new("status", ValueKind.Choice<OrderStatus>(), static row => row.Status);

    public static readonly Column<OrderRow, long> Amount = new("amount", ValueKind.Integer, static row => row.Amount);

    public static readonly Column<OrderRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Column<OrderRow, DateTimeOffset> ExpiresAt = new("expires_at", ValueKind.Instant, static row => row.ExpiresAt);

    public static readonly Column<OrderRow, string?> PaymentKey = new("payment_key", ValueKind.OptionalText, static row => row.PaymentKey);

    public static readonly Column<OrderRow, DateTimeOffset?> DueAt = new("due_at", ValueKind.OptionalInstant, static row => row.DueAt);

    public static readonly Column<OrderRow, int> Attempts = new("attempts", ValueKind.Int, static row => row.Attempts);

    public static readonly Column<OrderRow, string?> Terms = new("terms", ValueKind.OptionalText, static row => row.Terms);

    public static readonly Column<OrderRow, DateTimeOffset?> StartsAt = new("starts_at", ValueKind.OptionalInstant, static row => row.StartsAt);

    public static readonly Column<OrderRow, string?> TimeZone = new("time_zone", ValueKind.OptionalText, static row => row.TimeZone);

    public static readonly Column<OrderRow, DateTimeOffset?> FreeUntil = new("free_until", ValueKind.OptionalInstant, static row => row.FreeUntil);

    public static readonly Table<OrderRow> Rows = new(
        "orders",
        key: [OrderId],
        others: [Performance, User, HoldId, Status, Amount, CreatedAt, ExpiresAt, PaymentKey, DueAt, Attempts, Terms, StartsAt, TimeZone, FreeUntil],
        static from => new(
            OrderId.Read(from),
            Performance.Read(from),
            User.Read(from),
            HoldId.Read(from),
            Status.Read(from),
            Amount.Read(from),
            CreatedAt.Read(from),
            ExpiresAt.Read(from),
            PaymentKey.Read(from),
            DueAt.Read(from),
            Attempts.Read(from),
            Terms.Read(from),
            StartsAt.Read(from),
            TimeZone.Read(from),
            FreeUntil.Read(from))
        {
            Version = from.Integer(),
        });
}
