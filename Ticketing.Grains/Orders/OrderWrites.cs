using System.Text.Json;
using Ticketing.Grains.Outbox;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>The rows that turn one state of an order into the next, with the event that tells of it.</summary>
public static class OrderWrites
{
    /// <summary>Rows that are new or changed; the event goes into the same commit.</summary>
    /// <param name="before">What is on disk; null for a new order.</param>
    /// <param name="next">What is to be.</param>
    /// <param name="now">When it was decided.</param>
    public static List<RowWrite> Of(Order? before, Order next, DateTimeOffset now)
    {
        var writes = new List<RowWrite> { next.Row };
        foreach (var seat in next.Seats)
            if (before is null || !before.Seats.Contains(seat)) writes.Add(seat);
        foreach (var refund in next.Refunds)
            if (before is null || !before.Refunds.Contains(refund)) writes.Add(refund);
        if (EventOf(before, next, now) is { } told) writes.Add(told);
        return writes;
    }

    // Steps nobody outside can act on (paying, unknown, selling, asking once more for a refund) are not told.
    private static OutboxRow? EventOf(Order? before, Order next, DateTimeOffset now)
    {
        if (before?.Row.Status == next.Row.Status) return null;
        var type = next.Row.Status switch
        {
            OrderStatus.Pending when next.Row.Version == 1 => "order.created",
            OrderStatus.Paid when next.Refunds.IsEmpty => "order.paid",
            OrderStatus.Paid => "order.partly-cancelled",
            OrderStatus.Refunding => "order.refunding",
            OrderStatus.Cancelled => "order.cancelled",
            OrderStatus.Expired => "order.expired",
            _ => null,
        };

        return type is null
            ? null
            : new OutboxRow($"order/{next.Row.OrderId}", next.Row.Version, type, JsonSerializer.Serialize(next.ToView(now), JsonSerializerOptions.Web), now)
            {
                Version = 1,
            };
    }
}
