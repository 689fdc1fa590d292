using Orleans;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Performances;

/// <summary>What people call a performance by, beside its start: what is played, and where.</summary>
/// <param name="ShowTitle">The show's title.</param>
/// <param name="VenueName">The venue's name.</param>
/// <param name="TimeZone">The venue's time zone by the name in IANA's database.</param>
[GenerateSerializer, Immutable, Alias("Performances.Programme")]
public sealed record Programme([property: Id(0)] string ShowTitle, [property: Id(1)] string VenueName, [property: Id(2)] string TimeZone)
{
    /// <summary>What is said of a performance whose silo, one of the release before, does not tell.</summary>
    public static Programme Unknown { get; } = new("", "", VenueRules.UsualTimeZone);

    /// <summary>Reads it; a row that is missing gives an empty text.</summary>
    /// <exception cref="StoreUnavailableException">A row could not be read.</exception>
    internal static async Task<Programme> ReadAsync(IRowStore store, PerformanceRow row)
    {
        var rows = (Show: store.ReadAsync(new ShowOf(row.ShowId)).AsTask(), Venue: store.ReadAsync(new VenueOf(row.VenueId)).AsTask());
        var (show, venue) = (await rows.Show, await rows.Venue);
        return new Programme(
            show is [var played, ..] ? played.Title : "",
            venue is [var place, ..] ? place.Name : "",
            venue is [var there, ..] ? there.TimeZone : VenueRules.UsualTimeZone);
    }
}
