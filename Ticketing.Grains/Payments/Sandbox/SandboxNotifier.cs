using Microsoft.Extensions.Logging;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>
/// Calls back without waiting for the answer. The order that confirms is still in its turn, and the call-back waits for that order:
/// a gateway that waited for the call-back would wait for ever.
/// </summary>
internal sealed partial class SandboxNotifier(IPaymentCallback callback, ILogger log)
{
    public void Notify(SandboxPayment payment, int times)
    {
        for (var call = 0; call < times; call++)
            _ = NotifyAsync(payment);
    }

    private async Task NotifyAsync(SandboxPayment payment)
    {
        try
        {
            await callback.PaymentSettledAsync(payment.OrderId, payment.PaymentKey);
        }
        catch (Exception failure)
        {
            // A call-back is only a hint: the payment is found without it, when the order asks the gateway.
            LogFailed(log, payment.OrderId, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call-back for order {OrderId} failed")]
    private static partial void LogFailed(ILogger log, string orderId, Exception failure);
}
