using BitFaster.Caching.Lru;
using Orleans;
using Ticketing.Grains.SeatMaps;

namespace Ticketing.Grains.Catalogue;

/// <summary>
/// Remembers whether performances are sold out, as their seat maps answered at most <see cref="MaxAge"/> ago. A crowd that lists the same
/// performances thus costs each map one call per second and process.
/// </summary>
/// <remarks>An answer carries the time it was asked at, because the cache's own expiry knows only the machine's clock.</remarks>
public sealed class SoldOutCache(TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private const int MaxEntries = 10_000;

    private readonly ConcurrentLru<string, (bool SoldOut, DateTimeOffset AskedAt)> _known =
        new(Environment.ProcessorCount, MaxEntries, StringComparer.Ordinal);

    /// <summary>Whether every seat that has a price is sold or withheld. A held seat may be released, so it counts as left.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="grains">Finds the performance's seat map.</param>
    public async ValueTask<bool> IsSoldOutAsync(string performance, IGrainFactory grains)
    {
        var now = time.GetUtcNow();
        if (_known.TryGet(performance, out var entry) && now - entry.AskedAt < MaxAge) return entry.SoldOut;

        var soldOut = await grains.GetGrain<ISeatMapGrain>(performance).IsSoldOut();
        _known.AddOrUpdate(performance, (soldOut, now));
        return soldOut;
    }
}
