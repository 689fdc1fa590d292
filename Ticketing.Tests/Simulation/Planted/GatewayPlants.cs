using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;

namespace Ticketing.Tests.Simulation.Planted;

/// <summary>A repeated confirmation charges again.</summary>
internal sealed class ChargesTwice : Plant
{
    public override IPaymentGateway Wrap(IPaymentGateway gateway, ISandboxLedger ledger) => new Gateway(gateway, ledger);

    private sealed class Gateway(IPaymentGateway inner, ISandboxLedger ledger) : IPaymentGateway
    {
        public async Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct)
        {
            var before = await ledger.GetAsync(cmd.PaymentKey);
            var answer = await inner.ConfirmAsync(cmd, ct);
            if (before is { Status: GatewayPaymentStatus.Done } or { Confirms: > 0 } && await ledger.GetAsync(cmd.PaymentKey) is { Status: GatewayPaymentStatus.Done } charged)
                await ledger.SaveAsync(charged with { PaymentKey = charged.PaymentKey + "_again", Version = 0 });
            return answer;
        }

        public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct) => inner.CancelAsync(cmd, ct);

        public Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct) => inner.FindByOrderAsync(orderId, ct);
    }
}

/// <summary>A repeated refund pays again, because the refund id is ignored.</summary>
internal sealed class RefundsTwice : Plant
{
    private int refunds;

    public override IPaymentGateway Wrap(IPaymentGateway gateway, ISandboxLedger ledger) => new Gateway(gateway, this);

    private sealed class Gateway(IPaymentGateway inner, RefundsTwice plant) : IPaymentGateway
    {
        public Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct) => inner.ConfirmAsync(cmd, ct);

        public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct) =>
            inner.CancelAsync(cmd with { RefundId = $"{cmd.RefundId}-{++plant.refunds}" }, ct);

        public Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct) => inner.FindByOrderAsync(orderId, ct);
    }
}

/// <summary>"No answer" is taken for "not charged", as a naive client of the gateway would.</summary>
internal sealed class TakesUnknownForDeclined : Plant
{
    public override IPaymentGateway Wrap(IPaymentGateway gateway, ISandboxLedger ledger) => new Gateway(gateway);

    private sealed class Gateway(IPaymentGateway inner) : IPaymentGateway
    {
        public async Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct)
        {
            var answer = await inner.ConfirmAsync(cmd, ct);
            return answer is GatewayAnswer.Unknown unknown ? new GatewayAnswer.Declined(GatewayCodes.Rejected, unknown.Reason) : answer;
        }

        public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct) => inner.CancelAsync(cmd, ct);

        public Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct) => inner.FindByOrderAsync(orderId, ct);
    }
}
