using Orleans;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Orders;

/// <summary>What a buyer was told about giving tickets back: the order keeps it, whatever the performance says later.</summary>
/// <param name="Cancellation">The terms.</param>
/// <param name="StartsAt">When the performance was to start.</param>
/// <param name="TimeZone">The venue's time zone.</param>
[GenerateSerializer, Immutable, Alias("Orders.OrderTerms")]
public sealed record OrderTerms(
    [property: Id(0)] CancellationTerms Cancellation,
    [property: Id(1)] DateTimeOffset StartsAt,
    [property: Id(2)] string TimeZone)
{
    /// <summary>What the performance tells now.</summary>
    public static OrderTerms Of(PerformanceInfo info) => new(info.Terms, info.Row.StartsAt, info.Programme.TimeZone);

    /// <summary>What the order's buyer was told; for an order of the release before, what the performance tells now.</summary>
    public static OrderTerms Of(OrderRow row, PerformanceInfo info) => Of(row) ?? Of(info);

    /// <summary>What the order's buyer was told; null for an order of the release before.</summary>
    public static OrderTerms? Of(OrderRow row) =>
        CancellationTerms.Read(row.Terms) is { } terms && row.StartsAt is { } startsAt && row.TimeZone is { } zone ? new OrderTerms(terms, startsAt, zone) : null;

    /// <summary>The venue's time zone. A zone that the venue gets later moves no day of this order.</summary>
    internal TimeZoneInfo Zone => VenueZone.Of(TimeZone);

    /// <summary>
    /// How many percent of a price are kept at this moment; null when it is too late. Nothing is kept once the organiser has moved the
    /// performance, until it starts.
    /// </summary>
    /// <param name="startsNow">When the performance starts as it is planned now.</param>
    /// <param name="freeUntil">Until when the buyer gives back free of charge because of the payment.</param>
    /// <param name="now">The moment.</param>
    public int? PercentAt(DateTimeOffset startsNow, DateTimeOffset? freeUntil, DateTimeOffset now)
    {
        if (now >= startsNow) return null;
        return startsNow != StartsAt ? 0 : Cancellation.PercentAt(StartsAt, Zone, freeUntil, now);
    }
}
