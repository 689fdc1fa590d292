using BitFaster.Caching.Lru;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>
/// Remembers performances that this process has read lately, so that a hold costs no read of settings, plan and prices.
/// A change of settings is seen after at most <see cref="MaxAge"/>; plans never change.
/// </summary>
/// <param name="store">The store to read from.</param>
/// <param name="time">The clock.</param>
/// <param name="plans">The plans of this process.</param>
/// <param name="cancellation">The terms of performances without terms of their own.</param>
public sealed class PerformanceDirectory(IRowStore store, TimeProvider time, PlanCache plans, IOptions<CancellationSettings> cancellation)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    // The least used ones beyond it are read again.
    private const int MaxEntries = 1_000;

    // An entry carries the time it was read at: the cache's own expiry knows only the machine's clock, and tests and the simulator have another.
    private readonly ConcurrentLru<string, (PerformanceInfo Info, DateTimeOffset ReadAt)> _known =
        new(Environment.ProcessorCount, MaxEntries, StringComparer.Ordinal);

    /// <summary>The performance, or null when there is none.</summary>
    public ValueTask<PerformanceInfo?> FindAsync(string performance)
    {
        if (_known.TryGet(performance, out var entry) && time.GetUtcNow() - entry.ReadAt < MaxAge)
            return ValueTask.FromResult<PerformanceInfo?>(entry.Info);
        return ReadAsync(performance);
    }

    /// <summary>Forgets what is known, after a change made here.</summary>
    public void Forget(string performance) => _known.TryRemove(performance);

    /// <summary>A seating plan that exists.</summary>
    /// <exception cref="InvalidOperationException">It is missing or cannot be read.</exception>
    public ValueTask<SeatingPlan> PlanAsync(string planId) => plans.GetAsync(planId, ReadDocument);

    private async Task<byte[]> ReadDocument(string planId) => await store.ReadAsync(new PlanOf(planId)) is [var row, ..]
        ? row.Document
        : throw new InvalidOperationException($"The plan {planId} is missing.");

    private async ValueTask<PerformanceInfo?> ReadAsync(string performance)
    {
        var now = time.GetUtcNow();
        var rows = await store.ReadAsync(new PerformanceOf(performance));
        if (rows.Count == 0) return null;
        var prices = await store.ReadAsync(new PricesOf(performance));
        var info = new PerformanceInfo(
            rows[0],
            await PlanAsync(rows[0].PlanId),
            prices.ToDictionary(price => price.Grade, price => price.Price, StringComparer.Ordinal),
            await Programme.ReadAsync(store, rows[0]),
            cancellation.Value.TermsOf(rows[0]));

        _known.AddOrUpdate(performance, (info, now));
        return info;
    }
}
