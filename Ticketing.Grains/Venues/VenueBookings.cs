using Orleans;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>When performances are in a venue.</summary>
/// <remarks>
/// A booking stays behind when its performance was deleted, was moved to another venue, or was never written. The performance is asked only when
/// its booking is in the way.
/// </remarks>
internal sealed class VenueBookings(string venueId, IRowStore store, IGrainFactory grains)
{
    /// <summary>Whether a performance is still to come.</summary>
    public async Task<bool> AnyToComeAsync(DateTimeOffset now)
    {
        var toCome = await store.ReadAsync(new VenueTimesAt(venueId, now, DateTimeOffset.MaxValue));
        return toCome.Count > (await FindAbandonedAsync(toCome, now)).Count;
    }

    /// <summary>The rows by which a performance gets a time, or why another performance is in the way.</summary>
    public async Task<Outcome<RowWrite[]>> BookAsync(string performance, DateTimeOffset startsAt, DateTimeOffset now)
    {
        var near = await store.ReadAsync(new VenueTimesAt(venueId, startsAt - VenueRules.MinGap, startsAt + VenueRules.MinGap));
        var abandoned = VenueRules.WhyOccupied(performance, startsAt, near) is null ? [] : await FindAbandonedAsync(near, now);
        if (VenueRules.WhyOccupied(performance, startsAt, near.Except(abandoned)) is { } refusal) return refusal;

        var before = await store.ReadAsync(new VenueTimeOf(venueId, performance)) is [var row, ..] ? row.Version : 0;
        var booked = new VenueTimeRow(venueId, performance, startsAt, now) { Version = before + 1 };
        RowWrite[] writes = [booked, .. abandoned.Where(one => one.Performance != performance).Select(RowWrite.Remove)];
        return writes;
    }

    private async Task<List<VenueTimeRow>> FindAbandonedAsync(IReadOnlyList<VenueTimeRow> times, DateTimeOffset now)
    {
        var asked = times.Where(one => now - one.BookedAt >= VenueRules.TimeToWrite).ToArray();
        var isThere = await Task.WhenAll(asked.Select(one => grains.GetGrain<IVenueGuest>(one.Performance).IsAt(venueId, one.StartsAt)));
        return [.. asked.Where((_, at) => !isThere[at])];
    }
}
