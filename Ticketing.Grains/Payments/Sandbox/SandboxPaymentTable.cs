using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>Table <c>sandbox_payments</c>.</summary>
internal static class SandboxPaymentTable
{
    public static readonly Column<SandboxPaymentRow, string> PaymentKey = new("payment_key", ValueKind.Text, static row => row.PaymentKey);

    public static readonly Column<SandboxPaymentRow, string> OrderId = new("order_id", ValueKind.Text, static row => row.OrderId);

    public static readonly Column<SandboxPaymentRow, long> Amount = new("amount", ValueKind.Integer, static row => row.Amount);

    public static readonly Column<SandboxPaymentRow, string> Behaviour = new("behaviour", ValueKind.Text, static row => row.Behaviour);

    public static readonly Column<SandboxPaymentRow, GatewayPaymentStatus> Status = new("status", ValueKind.Choice<GatewayPaymentStatus>(), static row => row.Status);

    public static readonly Column<SandboxPaymentRow, DateTimeOffset> ExpiresAt = new("expires_at", ValueKind.Instant, static row => row.ExpiresAt);

    public static readonly Column<SandboxPaymentRow, DateTimeOffset?> ApprovedAt = new("approved_at", ValueKind.OptionalInstant, static row => row.ApprovedAt);

    public static readonly Column<SandboxPaymentRow, string> Refunds = new("refunds", ValueKind.Text, static row => row.Refunds);

    public static readonly Column<SandboxPaymentRow, int> Confirms = new("confirms", ValueKind.Int, static row => row.Confirms);

    public static readonly Table<SandboxPaymentRow> Rows = new(
        "sandbox_payments",
        key: [PaymentKey],
        others: [OrderId, Amount, Behaviour, Status, ExpiresAt, ApprovedAt, Refunds, Confirms],
        static from => new(
            PaymentKey.Read(from),
            OrderId.Read(from),
            Amount.Read(from),
            Behaviour.Read(from),
            Status.Read(from),
            ExpiresAt.Read(from),
            ApprovedAt.Read(from),
            Refunds.Read(from),
            Confirms.Read(from))
        {
            Version = from.Integer(),
        });
}
