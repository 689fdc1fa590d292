using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>One dated showing of a show in a venue, with its sale's settings.</summary>
/// <param name="Performance">Its id.</param>
/// <param name="ShowId">The show.</param>
/// <param name="VenueId">The venue.</param>
/// <param name="PlanId">The seating plan it sells.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="StartsAt">When the curtain rises.</param>
/// <param name="SaleOpensAt">From when seats can be held.</param>
/// <param name="SaleClosesAt">Until when seats can be held.</param>
/// <param name="HoldTtl">How long a hold lasts.</param>
/// <param name="SeatLimit">How many seats one person may hold and own.</param>
/// <param name="HasWaitingRoom">Whether buyers must bring an entry token of its waiting room.</param>
/// <param name="Terms">Its <see cref="CancellationTerms"/> as text; null: the service's.</param>
/// <param name="VerifiedEmailOnly">Whether seats are held only for people who have proved their e-mail address.</param>
public sealed record PerformanceRow(
    string Performance,
    string ShowId,
    string VenueId,
    string PlanId,
    Guid Owner,
    DateTimeOffset StartsAt,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset SaleClosesAt,
    TimeSpan HoldTtl,
    int SeatLimit,
    bool HasWaitingRoom,
    string? Terms = null,
    bool VerifiedEmailOnly = false) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance);
}
