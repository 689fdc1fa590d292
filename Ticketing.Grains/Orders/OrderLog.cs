using Microsoft.Extensions.Logging;

namespace Ticketing.Grains.Orders;

/// <summary>
/// One line for every order, payment and cancellation, after its commit: ids the server made, amounts and an outcome, nothing about a
/// person. A process that dies between commit and line leaves none; the outbox row, which is part of the commit, is the record.
/// </summary>
internal static partial class OrderLog
{
    /// <summary>Writes the line of an event, where it has one: an order that nobody paid has had its own at the start.</summary>
    public static void Tell(this ILogger logger, OrderEvent told, Order? before, Order next)
    {
        var row = next.Row;
        var outcome = OrderMetrics.NameOf(told);
        switch (told)
        {
            case OrderEvent.Created:
                Order(logger, row.OrderId, row.Performance, row.Amount, next.Seats.Length, outcome);
                break;
            case OrderEvent.Paid or OrderEvent.Declined or OrderEvent.Refunded:
                Payment(logger, row.OrderId, row.Performance, row.Amount, outcome);
                break;
            case OrderEvent.Dropped:
                Cancel(logger, row.OrderId, row.Performance, 0, 0, outcome);
                break;
            case OrderEvent.Cancelled or OrderEvent.PartlyCancelled:
                var refund = OrderEvents.Settled(before!, next);
                Cancel(logger, row.OrderId, row.Performance, refund.Amount, refund.Fee, outcome);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} of {Performance}, {Amount} won for {Seats} seats: {Outcome}", EventName = "order")]
    private static partial void Order(ILogger logger, string orderId, string performance, long amount, int seats, string outcome);

    [LoggerMessage(2, LogLevel.Information, "Payment of order {OrderId} of {Performance}, {Amount} won: {Outcome}", EventName = "payment")]
    private static partial void Payment(ILogger logger, string orderId, string performance, long amount, string outcome);

    [LoggerMessage(3, LogLevel.Information, "Cancellation in order {OrderId} of {Performance}, {Amount} won back, fee {Fee} won: {Outcome}", EventName = "cancel")]
    private static partial void Cancel(ILogger logger, string orderId, string performance, long amount, long fee, string outcome);
}
