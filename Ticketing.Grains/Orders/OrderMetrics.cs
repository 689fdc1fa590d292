using System.Diagnostics.Metrics;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Grains.Orders;

/// <summary>What orders and payments tell about themselves, under the meter <c>Ticketing.Orders</c>.</summary>
public sealed class OrderMetrics
{
    private static readonly InstrumentAdvice<double> ConfirmBounds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30],
    };

    private readonly Counter<long> events;
    private readonly Histogram<double> confirmDuration;
    private readonly UpDownCounter<long> unknown;
    private readonly Counter<long> refundsDeclined;
    private readonly UpDownCounter<long> refundsDeclinedOpen;

    /// <summary>Makes the instruments.</summary>
    public OrderMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.Orders");
        events = meter.CreateCounter<long>("ticketing.orders", "{order}", "Orders, payments and cancellations by what they came to");
        confirmDuration = meter.CreateHistogram("ticketing.payment.confirm.duration", "s", "Time the payment provider took to confirm", advice: ConfirmBounds);
        unknown = meter.CreateUpDownCounter<long>("ticketing.payments.unknown", "{payment}", "Payments whose outcome the provider has not told yet");
        refundsDeclined = meter.CreateCounter<long>("ticketing.refunds.declined", "{refund}", "Refunds that the payment provider declined, each counted once");
        refundsDeclinedOpen = meter.CreateUpDownCounter<long>("ticketing.refunds.declined.open", "{refund}", "Refunds that the payment provider declined and has not carried out since");
    }

    /// <summary>The provider answered a confirmation, or did not.</summary>
    internal void Confirmed(TimeSpan duration, GatewayAnswer answer) => confirmDuration.Record(
        duration.TotalSeconds,
        new KeyValuePair<string, object?>("outcome", answer switch
        {
            GatewayAnswer.Approved => "approved",
            GatewayAnswer.Declined => "declined",
            _ => "unknown",
        }));

    /// <summary>A step is on disk.</summary>
    internal void Moved(Order? before, Order next, OrderEvent? told)
    {
        if (told is { } one) events.Add(1, new KeyValuePair<string, object?>("event", NameOf(one)));
        var change = UnknownIn(next) - UnknownIn(before);
        if (change != 0) unknown.Add(change);
        var declined = DeclinedIn(next) - DeclinedIn(before);
        if (declined > 0) refundsDeclined.Add(declined);
        if (declined != 0) refundsDeclinedOpen.Add(declined);
    }

    // An order whose payment is unknown, or whose refund is open, is looked at once a minute at least, so those in memory are all there are.
    /// <summary>The order came into memory.</summary>
    internal void Remembered(Order order)
    {
        unknown.Add(UnknownIn(order));
        refundsDeclinedOpen.Add(DeclinedIn(order));
    }

    /// <summary>The order's activation ended.</summary>
    internal void Forgotten(Order order)
    {
        unknown.Add(-UnknownIn(order));
        refundsDeclinedOpen.Add(-DeclinedIn(order));
    }

    /// <summary>The name of an event in metrics and logs.</summary>
    internal static string NameOf(OrderEvent told) => told switch
    {
        OrderEvent.Created => "created",
        OrderEvent.Paid => "paid",
        OrderEvent.Declined => "declined",
        OrderEvent.Refunded => "refunded",
        OrderEvent.PartlyCancelled => "partly-cancelled",
        OrderEvent.Cancelled => "cancelled",
        OrderEvent.Dropped => "dropped",
        OrderEvent.Expired => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(told), told, null),
    };

    private static int DeclinedIn(Order? order) => order?.OpenRefund is { IsDeclined: true } ? 1 : 0;

    private static int UnknownIn(Order? order) => order?.Row.Status == OrderStatus.Unknown ? 1 : 0;
}
