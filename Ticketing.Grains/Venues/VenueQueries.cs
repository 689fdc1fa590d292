using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Venues;

/// <summary>One venue.</summary>
public sealed record VenueOf(string VenueId) : RowQuery<VenueRow>
{
    private static readonly QueryPlan<VenueRow> Declared = VenueTable.Rows.Query<VenueOf>()
        .Equal(VenueTable.VenueId, static query => query.VenueId);

    /// <inheritdoc/>
    public override QueryPlan<VenueRow> Plan() => Declared;
}

/// <summary>A page of the venues that are not deleted, by id.</summary>
public sealed record VenuePage(string AfterVenueId, int PageSize) : RowQuery<VenueRow>
{
    private static readonly QueryPlan<VenueRow> Declared = VenueTable.Rows.Query<VenuePage>()
        .IsNull(VenueTable.DeletedAt)
        .Greater(VenueTable.VenueId, static query => query.AfterVenueId);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<VenueRow> Plan() => Declared;
}

/// <summary>A page of the venues that are not deleted, the newest first.</summary>
public sealed record NewestVenues(PagePoint? After, int PageSize) : RowQuery<VenueRow>
{
    private static readonly QueryPlan<VenueRow> Declared = VenueTable.Rows.Query<NewestVenues>()
        .IsNull(VenueTable.DeletedAt)
        .NewestFirst(VenueTable.CreatedAt, VenueTable.VenueId, static query => query.After);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<VenueRow> Plan() => Declared;
}
