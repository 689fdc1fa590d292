using Ticketing.Grains.Performances;

namespace Ticketing.Api.Performances;

/// <summary>The price of a grade.</summary>
/// <param name="Grade">A grade of the seating plan.</param>
/// <param name="Price">0 to 100,000,000 won; 0 is a free seat.</param>
public sealed record PriceEntry(string Grade, long Price);

/// <summary>A performance as its promoter writes it.</summary>
/// <param name="VenueId">The venue.</param>
/// <param name="StartsAt">When the performance starts; at least an hour from every other performance of the venue.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when seats can be held; not after the start.</param>
/// <param name="Prices">Prices by grade; a grade without one is not sold.</param>
/// <param name="PlanId">A plan of the venue. When missing, a performance keeps its plan, and a new one gets the venue's current plan.</param>
/// <param name="HoldSeconds">How long a hold lasts, 30 to 3,600.</param>
/// <param name="SeatLimit">How many seats one person may hold and own, 1 to 16.</param>
/// <param name="HasWaitingRoom">Whether buyers come through a waiting room. When missing, a performance keeps its room, and a new one has none.</param>
/// <param name="WaitingRoom">Settings of the room. When missing, an existing room keeps its settings, and a new one gets the usual ones.</param>
/// <param name="Cancellation">What giving tickets back costs; missing: as it is, and for a new performance the service's terms.</param>
/// <param name="VerifiedEmailOnly">Whether seats are held only for people who have proved their e-mail address; missing: as it is, and a new performance is for everybody.</param>
public sealed record PerformanceRequest(
    string VenueId,
    DateTimeOffset StartsAt,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset SaleClosesAt,
    IReadOnlyList<PriceEntry> Prices,
    string? PlanId = null,
    int HoldSeconds = 300,
    int SeatLimit = PerformanceLimits.DefaultSeatLimit,
    bool? HasWaitingRoom = null,
    RoomRequest? WaitingRoom = null,
    CancellationTermsRequest? Cancellation = null,
    bool? VerifiedEmailOnly = null)
{
    internal PerformanceDraft ToDraft() => new(
        VenueId,
        PlanId,
        StartsAt,
        SaleOpensAt,
        SaleClosesAt,
        TimeSpan.FromSeconds(HoldSeconds),
        SeatLimit,
        Prices.Select(price => new GradePrice(price.Grade, price.Price)).ToArray(),
        HasWaitingRoom ?? false,
        WaitingRoom?.ToSettings(SaleOpensAt),
        Cancellation?.ToTerms(),
        VerifiedEmailOnly);
}

/// <summary>Settings of a waiting room.</summary>
/// <param name="OpensAt">When the room opens; until then arrivals gather in the lobby. When missing, the room opens with the sale.</param>
/// <param name="Order">How the lobby is ordered at the opening.</param>
/// <param name="RatePerSecond">Most people called per second.</param>
/// <param name="Cap">Most people inside or called.</param>
/// <param name="GraceSeconds">How long a slot is kept for somebody called.</param>
/// <param name="SessionSeconds">How long an entry lasts.</param>
/// <param name="AbandonSeconds">How long after the call a place is kept.</param>
/// <param name="Paused">Nobody is called while set.</param>
public sealed record RoomRequest(
    DateTimeOffset? OpensAt = null,
    WaitingRoomOrder Order = WaitingRoomOrder.Shuffled,
    int RatePerSecond = UsualRoom.Rate,
    int Cap = UsualRoom.Cap,
    int GraceSeconds = 60,
    int SessionSeconds = 600,
    int AbandonSeconds = 1_800,
    bool Paused = false)
{
    internal WaitingRoomSettings ToSettings(DateTimeOffset saleOpensAt) => new(
        OpensAt ?? saleOpensAt,
        Order,
        RatePerSecond,
        Cap,
        TimeSpan.FromSeconds(GraceSeconds),
        TimeSpan.FromSeconds(SessionSeconds),
        TimeSpan.FromSeconds(AbandonSeconds),
        Paused);
}

/// <summary>A performance.</summary>
/// <param name="PerformanceId">Its id.</param>
/// <param name="ShowId">The show.</param>
/// <param name="VenueId">The venue.</param>
/// <param name="PlanId">The seating plan whose seats are sold.</param>
/// <param name="Owner">The promoter who owns the performance.</param>
/// <param name="StartsAt">When the performance starts.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when seats can be held.</param>
/// <param name="Status">The status of the sale; whether it is "sold-out" may be a second old.</param>
/// <param name="HasWaitingRoom">Whether buyers come through a waiting room.</param>
/// <param name="HoldSeconds">How long a hold lasts.</param>
/// <param name="SeatLimit">How many seats one person may hold and own.</param>
/// <param name="Prices">Prices by grade.</param>
/// <param name="Links">Related resources.</param>
/// <param name="ShowTitle">What is played.</param>
/// <param name="VenueName">Where.</param>
/// <param name="TimeZone">The venue's time zone by the name in IANA's database; people are told times in it.</param>
/// <param name="Cancellation">What giving tickets back costs who orders now; an order keeps it.</param>
/// <param name="VerifiedEmailOnly">Whether seats are held only for people who have proved their e-mail address.</param>
public sealed record PerformanceResponse(
    string PerformanceId,
    string ShowId,
    string VenueId,
    string PlanId,
    Guid Owner,
    string ShowTitle,
    string VenueName,
    DateTimeOffset StartsAt,
    string TimeZone,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset SaleClosesAt,
    SaleStatus Status,
    bool HasWaitingRoom,
    int HoldSeconds,
    int SeatLimit,
    IReadOnlyList<PriceEntry> Prices,
    CancellationTermsResponse Cancellation,
    bool VerifiedEmailOnly,
    PerformanceLinks Links)
{
    internal static PerformanceResponse Of(PerformanceView view) => Of(view, view.Programme ?? Programme.Unknown);

    private static PerformanceResponse Of(PerformanceView view, Programme programme) => new(
        view.Performance,
        view.ShowId,
        view.VenueId,
        view.PlanId,
        view.Owner,
        programme.ShowTitle,
        programme.VenueName,
        view.StartsAt,
        programme.TimeZone,
        view.SaleOpensAt,
        view.SaleClosesAt,
        view.Status,
        view.HasWaitingRoom,
        (int)view.HoldTtl.TotalSeconds,
        view.SeatLimit,
        view.Prices.Select(price => new PriceEntry(price.Grade, price.Price)).ToArray(),
        CancellationTermsResponse.Of(view.Terms ?? CancellationTerms.Usual),
        view.VerifiedEmailOnly,
        new PerformanceLinks(
            $"/v1/performances/{view.Performance}",
            $"/v1/shows/{view.ShowId}",
            $"/v1/venues/{view.VenueId}",
            $"/v1/plans/{view.PlanId}",
            $"/v1/performances/{view.Performance}/seat-map"));
}

/// <summary>Resources related to a performance.</summary>
/// <param name="Self">The performance.</param>
/// <param name="Show">The show.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Plan">The seating plan.</param>
/// <param name="SeatMap">The status of each seat.</param>
public sealed record PerformanceLinks(string Self, string Show, string Venue, string Plan, string SeatMap);
