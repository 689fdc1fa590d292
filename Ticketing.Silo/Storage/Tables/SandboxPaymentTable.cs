using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>sandbox_payments</c>.</summary>
internal sealed class SandboxPaymentTable : Table<SandboxPaymentRow>
{
    public SandboxPaymentTable()
        : base("sandbox_payments")
    {
        Key("payment_key", static (row, to) => to.Text(row.PaymentKey));
        Column("order_id", static (row, to) => to.Text(row.OrderId));
        Column("amount", static (row, to) => to.Integer(row.Amount));
        Column("behaviour", static (row, to) => to.Text(row.Behaviour));
        Column("status", static (row, to) => to.Integer((long)row.Status));
        Column("expires_at", static (row, to) => to.Instant(row.ExpiresAt));
        Column("approved_at", static (row, to) => to.Instant(row.ApprovedAt));
        Column("refunds", static (row, to) => to.Text(row.Refunds));
        Column("confirms", static (row, to) => to.Integer(row.Confirms));

        Query<SandboxPaymentOf>("payment_key = ?1", static (query, to) => to.Text(query.PaymentKey));
        Query<SandboxPaymentsOfOrder>("order_id = ?1", static (query, to) => to.Text(query.OrderId));
    }

    /// <inheritdoc/>
    public override SandboxPaymentRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Integer(),
            from.Text(),
            (GatewayPaymentStatus)from.Int(),
            from.Instant(),
            from.OptionalInstant(),
            from.Text(),
            from.Int())
        {
            Version = from.Integer(),
        };
}
