using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Venues;

/// <summary>The times of a venue in a span, the ends not included, by performance.</summary>
public sealed record VenueTimesAt(string VenueId, DateTimeOffset From, DateTimeOffset To) : RowQuery<VenueTimeRow>
{
    private static readonly QueryPlan<VenueTimeRow> Declared = VenueTimeTable.Rows.Query<VenueTimesAt>()
        .Equal(VenueTimeTable.VenueId, static query => query.VenueId)
        .Greater(VenueTimeTable.StartsAt, static query => query.From)
        .Less(VenueTimeTable.StartsAt, static query => query.To);

    /// <inheritdoc/>
    public override QueryPlan<VenueTimeRow> Plan() => Declared;
}

/// <summary>The time that a venue has given to one performance.</summary>
public sealed record VenueTimeOf(string VenueId, string Performance) : RowQuery<VenueTimeRow>
{
    private static readonly QueryPlan<VenueTimeRow> Declared = VenueTimeTable.Rows.Query<VenueTimeOf>()
        .Equal(VenueTimeTable.VenueId, static query => query.VenueId)
        .Equal(VenueTimeTable.Performance, static query => query.Performance);

    /// <inheritdoc/>
    public override QueryPlan<VenueTimeRow> Plan() => Declared;
}
