using System.Collections.Concurrent;
using Orleans;
using Ticketing.Grains.SeatMaps;

namespace Ticketing.Grains.Catalogue;

/// <summary>
/// Whether performances are sold out, as their maps said at most <see cref="MaxAge"/> ago: a crowd that lists the same performances
/// costs each map one question a second and process.
/// </summary>
public sealed class SoldOutCache(TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<string, (bool SoldOut, DateTimeOffset AskedAt)> known = new(StringComparer.Ordinal);

    /// <summary>Whether every seat that has a price is sold or blocked. A seat that is held may come back, so it counts as there.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="grains">Where its map is found.</param>
    public async ValueTask<bool> IsSoldOutAsync(string performance, IGrainFactory grains)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(performance, out var entry) && now - entry.AskedAt < MaxAge) return entry.SoldOut;

        var soldOut = await grains.GetGrain<ISeatMapGrain>(performance).IsSoldOut();
        if (known.Count >= MaxEntries) known.Clear();
        known[performance] = (soldOut, now);
        return soldOut;
    }
}
