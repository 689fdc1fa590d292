using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>Whoever takes place in a venue; the key is the performance.</summary>
[Alias("Venues.IVenueGuest")]
public interface IVenueGuest : IGrainWithStringKey
{
    /// <summary>
    /// Whether the performance is in this venue at this time, by its committed row. It is answered also while the performance waits for
    /// a venue, because a venue asks one performance on behalf of another.
    /// </summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [AlwaysInterleave, Alias("IsAt")]
    Task<bool> IsAt(string venueId, DateTimeOffset startsAt);
}
