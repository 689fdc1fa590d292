using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Orders.Steps;

/// <summary>
/// The step that takes the money. The idempotency key at the provider is the payment: asked again, the provider answers the same and charges
/// nothing twice.
/// </summary>
internal sealed class Charging(OrderBook book, Selling selling, IPaymentGateway gateway, OrderMetrics metrics, TimeProvider time)
{
    /// <summary>Asks the provider to confirm the payment, and sells the seats when it did.</summary>
    /// <param name="request">The request that waits for the answer, if one does.</param>
    /// <param name="now">The time of the grain's turn.</param>
    public async Task<Outcome<OrderView>> ChargeAsync(RequestKey? request, DateTimeOffset now)
    {
        var row = book.Order.Row;
        if (row.Amount == 0) return await selling.SellAsync(request, now);

        var started = time.GetTimestamp();
        var answer = await gateway.ConfirmAsync(new ConfirmPayment(row.PaymentKey!, row.OrderId, row.Amount, row.PaymentKey!), CancellationToken.None);
        metrics.Confirmed(time.GetElapsedTime(started), answer);

        // The provider may take as long as a deadline: the next step is decided at the time of its answer.
        var answered = time.GetUtcNow();
        switch (answer)
        {
            case GatewayAnswer.Approved:
                return await selling.SellAsync(request, answered);
            case GatewayAnswer.Declined declined:
                await book.MoveAsync(OrderRules.Declined(book.Order, answered), answered);
                return new Refusal(RefusalCode.PaymentDeclined, $"{declined.Code}: {declined.Message}");
            default:
                return await book.MoveAsync(OrderRules.Unanswered(book.Order, answered), answered);
        }
    }

    /// <summary>The payment by which the provider has charged the whole order; null when it has not, or does not say.</summary>
    public async Task<GatewayPayment?> FindAsync()
    {
        var row = book.Order.Row;
        if (row.Amount == 0) return null;
        return await gateway.FindByOrderAsync(row.OrderId, CancellationToken.None) is GatewayLookup.Found { Payment: var payment }
            && payment.Status == GatewayPaymentStatus.Done && payment.Amount == row.Amount
                ? payment
                : null;
    }
}
