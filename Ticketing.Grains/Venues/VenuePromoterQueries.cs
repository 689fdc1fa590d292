using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Venues;

/// <summary>Whether a promoter is admitted to a venue.</summary>
public sealed record VenuePromoterOf(string VenueId, Guid Promoter) : RowQuery<VenuePromoterRow>
{
    private static readonly QueryPlan<VenuePromoterRow> Declared = VenuePromoterTable.Rows.Query<VenuePromoterOf>()
        .Equal(VenuePromoterTable.VenueId, static query => query.VenueId)
        .Equal(VenuePromoterTable.Promoter, static query => query.Promoter);

    /// <inheritdoc/>
    public override QueryPlan<VenuePromoterRow> Plan() => Declared;
}

/// <summary>Everybody admitted to a venue; there are at most <see cref="VenueRules.MaxPromoters"/>.</summary>
public sealed record PromotersOfVenue(string VenueId) : RowQuery<VenuePromoterRow>
{
    private static readonly QueryPlan<VenuePromoterRow> Declared = VenuePromoterTable.Rows.Query<PromotersOfVenue>()
        .Equal(VenuePromoterTable.VenueId, static query => query.VenueId);

    /// <inheritdoc/>
    public override int Limit => VenueRules.MaxPromoters + 1;

    /// <inheritdoc/>
    public override QueryPlan<VenuePromoterRow> Plan() => Declared;
}
