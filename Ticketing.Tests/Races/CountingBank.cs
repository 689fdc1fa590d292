using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Tests.Races;

/// <summary>A careless bank: it charges at every request and counts its charges.</summary>
internal sealed class CountingBank : IPaymentGateway
{
    private int charges;

    public int Charges => charges;

    public Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct)
    {
        Interlocked.Increment(ref charges);
        return Task.FromResult<GatewayAnswer>(new GatewayAnswer.Approved(
            new GatewayPayment(cmd.PaymentKey, cmd.OrderId, cmd.Amount, 0, GatewayPaymentStatus.Done, DateTimeOffset.UnixEpoch, [])));
    }

    public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct) =>
        Task.FromResult<GatewayAnswer>(new GatewayAnswer.Unknown("Not asked in these tests."));

    public Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct) =>
        Task.FromResult<GatewayLookup>(new GatewayLookup.NotFound());
}
