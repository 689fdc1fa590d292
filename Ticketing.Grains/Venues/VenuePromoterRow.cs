using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>A promoter who may make performances in a venue of somebody else.</summary>
/// <param name="VenueId">The venue.</param>
/// <param name="Promoter">The promoter.</param>
/// <param name="AdmittedAt">Since when.</param>
public sealed record VenuePromoterRow(string VenueId, Guid Promoter, DateTimeOffset AdmittedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(VenueId, Promoter.ToString("N"));
}
