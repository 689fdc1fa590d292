using Ticketing.Api.Performances;
using Ticketing.Grains.Orders;

namespace Ticketing.Api.Orders;

/// <summary>What the buyer was told; the order keeps it, whatever the performance says later.</summary>
/// <param name="StartsAt">When the performance was to start. When the organiser moves it, tickets go back free of charge until the new start.</param>
/// <param name="TimeZone">The venue's time zone; its calendar days count.</param>
/// <param name="Cancellation">What giving tickets back costs.</param>
/// <param name="FreeUntil">Until when nothing is kept because of the payment, while enough days are left; null before the payment.</param>
public sealed record OrderTermsResponse(DateTimeOffset StartsAt, string TimeZone, CancellationTermsResponse Cancellation, DateTimeOffset? FreeUntil)
{
    internal static OrderTermsResponse? Of(OrderView order) => order.Terms is not { } terms
        ? null
        : new OrderTermsResponse(terms.StartsAt, terms.TimeZone, CancellationTermsResponse.Of(terms.Cancellation), order.FreeUntil);
}
