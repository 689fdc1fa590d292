using Orleans;

namespace Ticketing.Grains.Performances;

/// <summary>The price of a grade.</summary>
/// <param name="Grade">A category of the seating plan.</param>
/// <param name="Price">In won; 0 is a free seat.</param>
[GenerateSerializer, Immutable, Alias("Performances.GradePrice")]
public sealed record GradePrice([property: Id(0)] string Grade, [property: Id(1)] long Price);

/// <summary>The settings that a promoter gives for a performance; the limits are in <see cref="PerformanceRules"/>.</summary>
/// <param name="VenueId">The venue.</param>
/// <param name="PlanId">
/// The seating plan, one of the venue's. Null keeps the plan of an existing performance in the same venue, and else means the venue's current plan.
/// </param>
/// <param name="StartsAt">When the curtain rises.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when.</param>
/// <param name="HoldTtl">How long a hold lasts.</param>
/// <param name="SeatLimit">How many seats one person may hold and own.</param>
/// <param name="Prices">Prices by grade; a grade without one is not sold.</param>
/// <param name="HasWaitingRoom">Whether buyers come through a waiting room.</param>
/// <param name="WaitingRoom">Settings for the waiting room; null keeps the settings of an existing room and gives a new room the usual ones.</param>
/// <param name="Terms">What giving tickets back costs; null: as it is, and for a new performance the service's terms.</param>
/// <param name="VerifiedEmailOnly">Whether seats are held only for people who have proved their e-mail address; null: as it is, and a new performance is for everybody.</param>
[GenerateSerializer, Immutable, Alias("Performances.PerformanceDraft")]
public sealed record PerformanceDraft(
    [property: Id(0)] string VenueId,
    [property: Id(1)] string? PlanId,
    [property: Id(2)] DateTimeOffset StartsAt,
    [property: Id(3)] DateTimeOffset SaleOpensAt,
    [property: Id(4)] DateTimeOffset SaleClosesAt,
    [property: Id(5)] TimeSpan HoldTtl,
    [property: Id(6)] int SeatLimit,
    [property: Id(7)] IReadOnlyList<GradePrice> Prices,
    [property: Id(8)] bool HasWaitingRoom,
    [property: Id(9)] WaitingRoomSettings? WaitingRoom,
    [property: Id(10)] CancellationTerms? Terms = null,
    [property: Id(11)] bool? VerifiedEmailOnly = null);

/// <summary>A performance.</summary>
/// <param name="Performance">Its id.</param>
/// <param name="ShowId">The show.</param>
/// <param name="VenueId">The venue.</param>
/// <param name="PlanId">The seating plan whose seats are sold.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="StartsAt">When the curtain rises.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when.</param>
/// <param name="HoldTtl">How long a hold lasts.</param>
/// <param name="SeatLimit">How many seats one person may hold and own.</param>
/// <param name="HasWaitingRoom">Whether buyers come through a waiting room.</param>
/// <param name="Prices">Prices by grade, sorted by name.</param>
/// <param name="Status">The status of the sale; "sold out" may be a second old.</param>
/// <param name="Version">Grows with every edit.</param>
/// <param name="Programme">What is played, and where; null from the release before.</param>
/// <param name="Terms">What giving tickets back costs who orders now; null from the release before.</param>
/// <param name="VerifiedEmailOnly">Whether seats are held only for people who have proved their e-mail address.</param>
[GenerateSerializer, Immutable, Alias("Performances.PerformanceView")]
public sealed record PerformanceView(
    [property: Id(0)] string Performance,
    [property: Id(1)] string ShowId,
    [property: Id(2)] string VenueId,
    [property: Id(3)] string PlanId,
    [property: Id(4)] Guid Owner,
    [property: Id(5)] DateTimeOffset StartsAt,
    [property: Id(6)] DateTimeOffset SaleOpensAt,
    [property: Id(7)] DateTimeOffset SaleClosesAt,
    [property: Id(8)] TimeSpan HoldTtl,
    [property: Id(9)] int SeatLimit,
    [property: Id(10)] bool HasWaitingRoom,
    [property: Id(11)] IReadOnlyList<GradePrice> Prices,
    [property: Id(12)] SaleStatus Status,
    [property: Id(13)] long Version,
    [property: Id(14)] Programme? Programme = null,
    [property: Id(15)] CancellationTerms? Terms = null,
    [property: Id(16)] bool VerifiedEmailOnly = false)
{
    /// <summary>The view of a row with its prices.</summary>
    public static PerformanceView Of(PerformanceRow row, IReadOnlyList<GradePriceRow> prices, SaleStatus status, Programme programme, CancellationTerms terms) => new(
        row.Performance,
        row.ShowId,
        row.VenueId,
        row.PlanId,
        row.Owner,
        row.StartsAt,
        row.SaleOpensAt,
        row.SaleClosesAt,
        row.HoldTtl,
        row.SeatLimit,
        row.HasWaitingRoom,
        prices.Select(price => new GradePrice(price.Grade, price.Price)).ToArray(),
        status,
        row.Version,
        programme,
        terms,
        row.VerifiedEmailOnly);
}
