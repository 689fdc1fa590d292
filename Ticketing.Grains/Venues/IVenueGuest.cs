using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>A performance, as far as its venue asks it; the key is the performance.</summary>
[Alias("Venues.IVenueGuest")]
public interface IVenueGuest : IGrainWithStringKey
{
    /// <summary>
    /// Whether the performance is in this venue at this time, by its committed row. The call interleaves, because a performance that waits for
    /// a venue may be asked by that venue on behalf of another performance.
    /// </summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [AlwaysInterleave, Alias("IsAt")]
    Task<bool> IsAt(string venueId, DateTimeOffset startsAt);
}
