using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>A hall.</summary>
/// <param name="VenueId">Its id.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is.</param>
/// <param name="PlanId">Its seating plan of today, or null before the first one.</param>
/// <param name="DeletedAt">When it was taken off.</param>
public sealed record VenueRow(string VenueId, Guid Owner, string Name, string Address, string? PlanId, DateTimeOffset? DeletedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(VenueId);
}

/// <summary>One venue.</summary>
public sealed record VenueOf(string VenueId) : RowQuery<VenueRow>
{
    /// <inheritdoc/>
    public override bool Matches(VenueRow row) => row.VenueId == VenueId;
}

/// <summary>A page of the venues that are not deleted, by id.</summary>
public sealed record VenuePage(string AfterVenueId, int PageSize) : RowQuery<VenueRow>
{
    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override bool Matches(VenueRow row) => row.DeletedAt is null && string.CompareOrdinal(row.VenueId, AfterVenueId) > 0;
}
