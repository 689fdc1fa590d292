using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Orders.Steps;

/// <summary>The steps that give money back: first the order's row, then the seats, so that no ticket is valid whose money goes back, then the money.</summary>
internal sealed class Refunding(OrderBook book, IPaymentGateway gateway, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    /// <summary>Gives everything back, because the seats were gone when the money came.</summary>
    /// <param name="charged">The order, with the payment that was charged.</param>
    /// <param name="now">When the step is decided.</param>
    public async Task GiveBackAsync(Order charged, DateTimeOffset now)
    {
        await book.MoveAsync(OrderRules.SeatsGone(charged, now), now);
        await PayBackAsync(null, now);
    }

    /// <summary>Carries out the open refund.</summary>
    /// <param name="request">The request that waits for the answer, if one does.</param>
    /// <param name="now">When the step is decided.</param>
    public async Task<Outcome<OrderView>> PayBackAsync(RequestKey? request, DateTimeOffset now)
    {
        var row = book.Order.Row;
        var asked = book.Order.SeatsOf(book.Order.OpenRefund!);
        if (await grains.GetCart(row.Performance, row.User).GiveBack(row.OrderId, asked) is { Count: > 0 } used)
        {
            await book.MoveAsync(OrderRules.WithoutUsed(book.Order, used), now);
            if (used.Count == asked.Count)
            {
                await book.MoveAsync(OrderRules.Refunded(book.Order, now), now);
                return OrderRules.TicketsUsed(used);
            }
        }

        var refund = book.Order.OpenRefund!;
        if (refund.Amount == 0) return await book.MoveAsync(OrderRules.Refunded(book.Order, now), now, request);

        var answer = await gateway.CancelAsync(new CancelPayment(row.PaymentKey!, row.OrderId, refund.Amount, refund.Reason, refund.RefundId), CancellationToken.None);

        // The provider may have taken long: the next attempt is due so long after its answer.
        var answered = time.GetUtcNow();
        if (answer is GatewayAnswer.Approved) return await book.MoveAsync(OrderRules.Refunded(book.Order, answered), answered, request);

        logger.LogWarning("Refund {RefundId} of order {OrderId} is not settled: {Answer}", refund.RefundId, row.OrderId, answer);
        var next = answer is GatewayAnswer.Declined declined
            ? OrderRules.RefundDeclined(book.Order, $"{declined.Code}: {declined.Message}", answered)
            : OrderRules.Unanswered(book.Order, answered);
        return await book.MoveAsync(next, answered);
    }
}
