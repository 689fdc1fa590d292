using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>A hall.</summary>
/// <param name="VenueId">Its id.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is.</param>
/// <param name="PlanId">Its seating plan of today, or null before the first one.</param>
/// <param name="DeletedAt">When it was taken off.</param>
/// <param name="TimeZone">Its time zone, by the name in IANA's database.</param>
/// <param name="CreatedAt">When it was made; the first instant of all for a venue of a time when this was not kept.</param>
public sealed record VenueRow(
    string VenueId,
    Guid Owner,
    string Name,
    string Address,
    string? PlanId,
    DateTimeOffset? DeletedAt,
    string TimeZone = VenueRules.UsualTimeZone,
    DateTimeOffset CreatedAt = default) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(VenueId);
}
