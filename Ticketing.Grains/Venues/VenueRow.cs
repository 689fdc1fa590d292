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

/// <summary>
/// A seating plan; never changed once written, so performances that use it keep their seats when the venue gets a new one.
/// It is one document instead of a row per seat: 66,000 rows would hold up everybody's commits on the night of a sale.
/// </summary>
/// <param name="PlanId">Its id.</param>
/// <param name="VenueId">The hall it is of.</param>
/// <param name="Name">Its name.</param>
/// <param name="SeatCount">How many seats it has.</param>
/// <param name="Document">The plan, as <c>PlanDocument</c> writes it.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record PlanRow(string PlanId, string VenueId, string Name, int SeatCount, byte[] Document, DateTimeOffset CreatedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(PlanId);
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

/// <summary>One plan.</summary>
public sealed record PlanOf(string PlanId) : RowQuery<PlanRow>
{
    /// <inheritdoc/>
    public override bool Matches(PlanRow row) => row.PlanId == PlanId;
}
