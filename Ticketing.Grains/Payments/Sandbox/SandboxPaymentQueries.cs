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
