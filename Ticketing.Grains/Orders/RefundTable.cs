using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Orders;

/// <summary>Table <c>refunds</c>.</summary>
internal static class RefundTable
{
    public static readonly Column<RefundRow, string> OrderId = new("order_id", ValueKind.Text, static row => row.OrderId);

    public static readonly Column<RefundRow, string> RefundId = new("refund_id", ValueKind.Text, static row => row.RefundId);

    public static readonly Column<RefundRow, long> Amount = new("amount", ValueKind.Integer, static row => row.Amount);

    public static readonly Column<RefundRow, long> Fee = new("fee", ValueKind.Integer, static row => row.Fee);

    public static readonly Column<RefundRow, string> Reason = new("reason", ValueKind.Text, static row => row.Reason);

    public static readonly Column<RefundRow, DateTimeOffset> RequestedAt = new("requested_at", ValueKind.Instant, static row => row.RequestedAt);

    public static readonly Column<RefundRow, DateTimeOffset?> SettledAt = new("settled_at", ValueKind.OptionalInstant, static row => row.SettledAt);

    public static readonly Column<RefundRow, int?> FeePercent = new("fee_percent", ValueKind.OptionalInt, static row => row.FeePercent);

    public static readonly Column<RefundRow, DateTimeOffset?> DeclinedAt = new("declined_at", ValueKind.OptionalInstant, static row => row.DeclinedAt);

    public static readonly Column<RefundRow, string?> DeclinedReason = new("declined_reason", ValueKind.OptionalText, static row => row.DeclinedReason);

    /// <summary>The same column as <see cref="DeclinedAt"/>, for lists of refunds that were declined; the latest instant stands for null.</summary>
    public static readonly Column<RefundRow, DateTimeOffset> DeclinedSince =
        new("declined_at", ValueKind.Instant, static row => row.DeclinedAt ?? DateTimeOffset.MaxValue);

    public static readonly Table<RefundRow> Rows = new(
        "refunds",
        key: [OrderId, RefundId],
        others: [Amount, Fee, Reason, RequestedAt, SettledAt, FeePercent, DeclinedAt, DeclinedReason],
        static from => new(
            OrderId.Read(from),
            RefundId.Read(from),
            Amount.Read(from),
            Fee.Read(from),
            Reason.Read(from),
            RequestedAt.Read(from),
            SettledAt.Read(from),
            FeePercent.Read(from),
            DeclinedAt.Read(from),
            DeclinedReason.Read(from))
        {
            Version = from.Integer(),
        });
}
