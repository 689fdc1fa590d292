using System.Collections.Concurrent;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>
/// Remembers performances that this process has read lately, so that a hold costs no read of settings, plan and prices.
/// A change of settings is seen after at most <see cref="MaxAge"/>; plans never change.
/// </summary>
/// <param name="store">The store to read from.</param>
/// <param name="time">The clock.</param>
/// <param name="maxPlanSeats">Most seats of all remembered plans together.</param>
public sealed class PerformanceDirectory(IRowStore store, TimeProvider time, int maxPlanSeats = PerformanceDirectory.MaxPlanSeats)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Most seats of all remembered plans together, at about 60 bytes each. When a new plan exceeds the limit, the other plans are forgotten and
    /// read again.
    /// </summary>
    public const int MaxPlanSeats = 5_000_000;

    // When the limit is reached, all performances are forgotten and read again.
    private const int MaxEntries = 1_000;

    private readonly ConcurrentDictionary<string, (PerformanceInfo Info, DateTimeOffset ReadAt)> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<SeatingPlan>>> plans = new(StringComparer.Ordinal);
    private int planSeats;

    /// <summary>The performance, or null when there is none.</summary>
    public ValueTask<PerformanceInfo?> FindAsync(string performance)
    {
        if (known.TryGetValue(performance, out var entry) && time.GetUtcNow() - entry.ReadAt < MaxAge)
            return ValueTask.FromResult<PerformanceInfo?>(entry.Info);
        return ReadAsync(performance);
    }

    /// <summary>Forgets the performance, after this process has changed it.</summary>
    public void Forget(string performance) => known.TryRemove(performance, out _);

    /// <summary>The seating plan of this id.</summary>
    /// <exception cref="InvalidOperationException">The plan is missing or cannot be read.</exception>
    public async ValueTask<SeatingPlan> PlanAsync(string planId)
    {
        // Callers that ask at the same time share one reading: a large plan takes a good part of a second of processor time.
        var reading = plans.GetOrAdd(planId, static (id, self) => new(() => self.ReadPlanAsync(id)), this);
        try
        {
            return await reading.Value;
        }
        catch
        {
            plans.TryRemove(KeyValuePair.Create(planId, reading));
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

    // Forgets all plans but the newest. Those that are in use are simply read again once.
    private void Keep(string planId, int seats)
    {
        if (Interlocked.Add(ref planSeats, seats) <= maxPlanSeats) return;
        Volatile.Write(ref planSeats, seats);
        foreach (var other in plans.Keys)
            if (other != planId) plans.TryRemove(other, out _);
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

        if (known.Count >= MaxEntries) known.Clear();
        known[performance] = (info, now);
        return info;
    }
}
