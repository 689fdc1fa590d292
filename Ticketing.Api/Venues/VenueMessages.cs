using Ticketing.Grains.Plans;
using Ticketing.Grains.Venues;

namespace Ticketing.Api.Venues;

/// <summary>A venue as its owner writes it.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Address">Up to 300 characters.</param>
/// <param name="TimeZone">The time zone by the name in IANA's database, such as Asia/Seoul; missing: as it is, and for a new venue the service's usual one.</param>
public sealed record VenueRequest(string Name, string Address = "", string? TimeZone = null)
{
    internal VenueDraft ToDraft() => new(Name, Address, TimeZone);
}

/// <summary>A venue.</summary>
/// <param name="VenueId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its street address.</param>
/// <param name="Owner">The promoter who owns the venue.</param>
/// <param name="PlanId">Its current seating plan; null before the first one.</param>
/// <param name="Links">Related resources.</param>
/// <param name="TimeZone">The time zone by the name in IANA's database; days and hours of the venue's performances are those of this zone.</param>
public sealed record VenueResponse(string VenueId, string Name, string Address, string TimeZone, Guid Owner, string? PlanId, VenueLinks Links)
{
    internal static VenueResponse Of(VenueView view) => new(
        view.VenueId,
        view.Name,
        view.Address,
        view.TimeZone,
        view.Owner,
        view.PlanId,
        new VenueLinks($"/v1/venues/{view.VenueId}", view.PlanId is null ? null : $"/v1/plans/{view.PlanId}"));
}

/// <summary>Resources related to a venue.</summary>
/// <param name="Self">The venue.</param>
/// <param name="Plan">Its seating plan; null before the first one.</param>
public sealed record VenueLinks(string Self, string? Plan);

/// <summary>The promoters who may make performances in a venue, besides its owner.</summary>
/// <param name="Items">At most 100.</param>
public sealed record VenuePromotersResponse(IReadOnlyList<VenuePromoterItem> Items)
{
    internal static VenuePromotersResponse Of(VenuePromoters promoters) =>
        new([.. promoters.Items.Select(static one => new VenuePromoterItem(one.Promoter, one.AdmittedAt))]);
}

/// <summary>An admitted promoter.</summary>
/// <param name="PromoterId">The promoter's account.</param>
/// <param name="AdmittedAt">Since when.</param>
public sealed record VenuePromoterItem(Guid PromoterId, DateTimeOffset AdmittedAt);

/// <summary>A seating plan that was made.</summary>
/// <param name="PlanId">Its id.</param>
/// <param name="VenueId">The venue, whose current plan it is from now on.</param>
/// <param name="Name">Its name.</param>
/// <param name="SeatCount">Its number of seats.</param>
/// <param name="LeftOut">What the file has and a plan cannot hold, for example drawn areas: at most 20 things, and then how many more there are.</param>
/// <param name="Links">Related resources.</param>
public sealed record PlanResponse(string PlanId, string VenueId, string Name, int SeatCount, IReadOnlyList<string> LeftOut, PlanLinks Links)
{
    internal static PlanResponse Of(PlanView view, IReadOnlyList<string> leftOut) =>
        new(view.PlanId, view.VenueId, view.Name, view.SeatCount, leftOut, new PlanLinks($"/v1/plans/{view.PlanId}", $"/v1/venues/{view.VenueId}"));
}

/// <summary>Resources related to a plan.</summary>
/// <param name="Self">The plan with all its seats.</param>
/// <param name="Venue">The venue.</param>
public sealed record PlanLinks(string Self, string Venue);
