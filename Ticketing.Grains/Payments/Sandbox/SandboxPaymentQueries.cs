using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>One payment of the sandbox.</summary>
public sealed record SandboxPaymentOf(string PaymentKey) : RowQuery<SandboxPaymentRow>
{
    private static readonly QueryPlan<SandboxPaymentRow> Declared = SandboxPaymentTable.Rows.Query<SandboxPaymentOf>()
        .Equal(SandboxPaymentTable.PaymentKey, static query => query.PaymentKey);

    /// <inheritdoc/>
    public override QueryPlan<SandboxPaymentRow> Plan() => Declared;
}

/// <summary>The sandbox payments of one order, by key.</summary>
public sealed record SandboxPaymentsOfOrder(string OrderId) : RowQuery<SandboxPaymentRow>
{
    private static readonly QueryPlan<SandboxPaymentRow> Declared = SandboxPaymentTable.Rows.Query<SandboxPaymentsOfOrder>()
        .Equal(SandboxPaymentTable.OrderId, static query => query.OrderId);

    /// <inheritdoc/>
    public override QueryPlan<SandboxPaymentRow> Plan() => Declared;
}

/// <summary>Payments of the sandbox that could be confirmed until an instant, the longest past first; for the purge.</summary>
public sealed record SandboxPaymentsBefore(DateTimeOffset Before) : RowQuery<SandboxPaymentRow>
{
    private static readonly QueryPlan<SandboxPaymentRow> Declared = SandboxPaymentTable.Rows.Query<SandboxPaymentsBefore>()
        .AtMost(SandboxPaymentTable.ExpiresAt, static query => query.Before)
        .By(SandboxPaymentTable.ExpiresAt)
        .Through("sandbox_payments_by_expiry");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<SandboxPaymentRow> Plan() => Declared;
}
