using System.Text.Json;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>The sandbox's payments in the row store.</summary>
public sealed class RowSandboxLedger(IRowStore store) : ISandboxLedger
{
    /// <inheritdoc/>
    public async Task<SandboxPayment?> GetAsync(string paymentKey) =>
        (await store.ReadAsync(new SandboxPaymentOf(paymentKey))).Select(Read).FirstOrDefault();

    /// <inheritdoc/>
    public async Task<SandboxPayment?> FindByOrderAsync(string orderId)
    {
        var payments = (await store.ReadAsync(new SandboxPaymentsOfOrder(orderId))).Select(Read).ToList();
        return payments.Find(payment => payment.ApprovedAt is not null) ?? payments.MaxBy(payment => payment.ExpiresAt);
    }

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(SandboxPayment payment) => await store.TryCommitAsync([ToRow(payment.Verified())]) is null;

    private static SandboxPayment Read(SandboxPaymentRow row) => new SandboxPayment(
        row.PaymentKey,
        row.OrderId,
        row.Amount,
        SandboxBehaviour.TryParse(row.Behaviour)!,
        row.Status,
        row.ExpiresAt,
        row.ApprovedAt,
        [.. JsonSerializer.Deserialize<List<GatewayRefund>>(row.Refunds)!],
        row.Confirms,
        row.Version).Verified();

    private static SandboxPaymentRow ToRow(SandboxPayment payment) => new(
        payment.PaymentKey,
        payment.OrderId,
        payment.Amount,
        payment.Behaviour.Text,
        payment.Status,
        payment.ExpiresAt,
        payment.ApprovedAt,
        JsonSerializer.Serialize(payment.Refunds),
        payment.Confirms)
    {
        Version = payment.Version + 1,
    };
}
