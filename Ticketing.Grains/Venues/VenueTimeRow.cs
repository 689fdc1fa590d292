using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>A time that a venue has given to a performance.</summary>
/// <param name="VenueId">The venue.</param>
/// <param name="Performance">Whose time it is; a performance has one time in a venue.</param>
/// <param name="StartsAt">When the performance starts.</param>
/// <param name="BookedAt">When the venue gave the time.</param>
public sealed record VenueTimeRow(string VenueId, string Performance, DateTimeOffset StartsAt, DateTimeOffset BookedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(VenueId, Performance);
}
