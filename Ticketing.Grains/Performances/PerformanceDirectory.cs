using System.Collections.Concurrent;
using BitFaster.Caching.Lru;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>
/// The performances this process has lately dealt with, so that a hold costs no read for settings, plan and prices.
/// A change of settings is seen after at most <see cref="MaxAge"/>; plans never change.
/// </summary>
/// <param name="store">Where it is read from.</param>
/// <param name="time">The clock.</param>
/// <param name="maxPlanSeats">Seats of all plans together that are kept.</param>
public sealed class PerformanceDirectory(IRowStore store, TimeProvider time, int maxPlanSeats = PerformanceDirectory.MaxPlanSeats)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>Seats of all plans together that are kept, at about 50 bytes each; plans beyond it are read again.</summary>
    public const int MaxPlanSeats = 5_000_000;

    // The least used ones beyond it are read again.
    private const int MaxEntries = 1_000;

    // An entry carries the time it was read at: the cache's own expiry knows only the machine's clock, and tests and the simulator have another.
    private readonly ConcurrentLru<string, (PerformanceInfo Info, DateTimeOffset ReadAt)> _known =
        new(Environment.ProcessorCount, MaxEntries, StringComparer.Ordinal);

    // Limited by the seats of all plans together, which a cache that counts entries cannot do.
    private readonly ConcurrentDictionary<string, Lazy<Task<SeatingPlan>>> _plans = new(StringComparer.Ordinal);
    private int _planSeats;

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
    public async ValueTask<SeatingPlan> PlanAsync(string planId)
    {
        // A crowd that asks at once waits for one reading: a large plan takes a good part of a second of processor time.
        var reading = _plans.GetOrAdd(planId, static (id, self) => new(() => self.ReadPlanAsync(id)), this);
        try
        {
            return await reading.Value;
        }
        catch
        {
            _plans.TryRemove(KeyValuePair.Create(planId, reading));
            throw;
        }
    }

    private async Task<SeatingPlan> ReadPlanAsync(string planId)
    {
        var rows = await store.ReadAsync(new PlanOf(planId));
        if (rows.Count == 0) throw new InvalidOperationException($"The plan {planId} is missing.");
        var read = PlanDocument.Read(rows[0].Document);
        var plan = read.Plan ?? throw new InvalidOperationException($"The plan {planId} cannot be read: {read.Errors[0]}.");
        Keep(planId, plan.SeatCount);
        return plan;
    }

    // Which plans go does not matter: what is in use is read again once, and the newest stays.
    private void Keep(string planId, int seats)
    {
        if (Interlocked.Add(ref _planSeats, seats) <= maxPlanSeats) return;
        Volatile.Write(ref _planSeats, seats);
        foreach (var other in _plans.Keys)
            if (other != planId) _plans.TryRemove(other, out _);
    }

    private async ValueTask<PerformanceInfo?> ReadAsync(string performance)
    {
        var now = time.GetUtcNow();
        var rows = await store.ReadAsync(new PerformanceOf(performance));
        if (rows.Count == 0) return null;
        var prices = await store.ReadAsync(new PricesOf(performance));
        var info = new PerformanceInfo(
            rows[0],
            await PlanAsync(rows[0].PlanId),
            prices.ToDictionary(price => price.Grade, price => price.Price, StringComparer.Ordinal));

        _known.AddOrUpdate(performance, (info, now));
        return info;
    }
}
