using System.Collections.Concurrent;
using Orleans;
using Ticketing.Grains.SeatMaps;

namespace Ticketing.Grains.Catalogue;

/// <summary>
/// Remembers whether performances are sold out, as their seat maps answered at most <see cref="MaxAge"/> ago. A crowd that lists the same
/// performances thus costs each map one call per second and process.
/// </summary>
public sealed class SoldOutCache(TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<string, (bool SoldOut, DateTimeOffset AskedAt)> known = new(StringComparer.Ordinal);

    /// <summary>Whether every seat that has a price is sold or withheld. A held seat may be released, so it counts as left.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="grains">Finds the performance's seat map.</param>
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
