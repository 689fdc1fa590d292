using Orleans;

namespace Ticketing.Grains.Venues;

/// <summary>The description of a venue by its owner; the limits are in <see cref="VenueRules"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">The address; may be empty.</param>
/// <param name="TimeZone">Its time zone by the name in IANA's database; null: as it is, and for a new venue the service's usual one.</param>
[GenerateSerializer, Immutable, Alias("Venues.VenueDraft")]
public sealed record VenueDraft([property: Id(0)] string Name, [property: Id(1)] string Address, [property: Id(2)] string? TimeZone = null);

/// <summary>A promoter whom the owner of a venue admits.</summary>
/// <param name="Promoter">The account.</param>
/// <param name="AdmittedAt">Since when.</param>
[GenerateSerializer, Immutable, Alias("Venues.VenuePromoter")]
public sealed record VenuePromoter([property: Id(0)] Guid Promoter, [property: Id(1)] DateTimeOffset AdmittedAt);

/// <summary>Everybody whom the owner of a venue admits.</summary>
/// <param name="Items">At most <see cref="VenueRules.MaxPromoters"/>.</param>
[GenerateSerializer, Immutable, Alias("Venues.VenuePromoters")]
public sealed record VenuePromoters([property: Id(0)] IReadOnlyList<VenuePromoter> Items);

/// <summary>A venue.</summary>
/// <param name="VenueId">Its id.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">The address.</param>
/// <param name="PlanId">Its current seating plan; null before the first one.</param>
/// <param name="Version">Grows with every edit, every new plan and every booking.</param>
/// <param name="TimeZone">Its time zone by the name in IANA's database. Days and hours of its performances are those of this zone.</param>
/// <param name="CreatedAt">When it was made; the first instant of all for a venue of a time when this was not kept.</param>
[GenerateSerializer, Immutable, Alias("Venues.VenueView")]
public sealed record VenueView(
    [property: Id(0)] string VenueId,
    [property: Id(1)] Guid Owner,
    [property: Id(2)] string Name,
    [property: Id(3)] string Address,
    [property: Id(4)] string? PlanId,
    [property: Id(5)] long Version,
    [property: Id(6)] string TimeZone = VenueRules.UsualTimeZone,
    [property: Id(7)] DateTimeOffset CreatedAt = default)
{
    /// <summary>The view of a row.</summary>
    public static VenueView Of(VenueRow row) => new(row.VenueId, row.Owner, row.Name, row.Address, row.PlanId, row.Version, row.TimeZone, row.CreatedAt);
}
