using Microsoft.Extensions.Logging;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>
/// Calls back without waiting. The order that confirms is in the middle of its turn: a call-back that was
/// waited for, and waits for the order, would never end.
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
            // A call-back is a hint: the reconciler finds the payment without it.
            LogFailed(log, payment.OrderId, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call-back for order {OrderId} failed")]
    private static partial void LogFailed(ILogger log, string orderId, Exception failure);
}
