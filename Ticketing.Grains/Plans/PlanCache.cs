using System.Collections.Concurrent;

namespace Ticketing.Grains.Plans;

/// <summary>
/// The seating plans that this process has lately dealt with: one copy of each, for the grains and for the API's copies of seat maps. Plans
/// never change, so a copy is never out of date.
/// </summary>
/// <param name="maxSeats">Seats of all plans together that are kept.</param>
public sealed class PlanCache(int maxSeats)
{
    /// <summary>Seats of all plans together that are kept, at about 50 bytes each; plans beyond it are read again.</summary>
    public const int MaxSeats = 5_000_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<SeatingPlan>>> _plans = new(StringComparer.Ordinal);
    private int _seats;

    /// <summary>A cache of the usual size.</summary>
    public PlanCache()
        : this(MaxSeats)
    {
    }

    /// <summary>A plan that exists.</summary>
    /// <param name="planId">Its id.</param>
    /// <param name="readAsync">Reads its document; asked only when the plan is not kept here.</param>
    /// <exception cref="InvalidOperationException">The document cannot be read as a plan.</exception>
    public async ValueTask<SeatingPlan> GetAsync(string planId, Func<string, Task<byte[]>> readAsync)
    {
        // A crowd that asks at once waits for one reading: a large plan takes a good part of a second of processor time.
        var reading = _plans.GetOrAdd(planId, static (id, state) => new(() => state.Cache.ReadAsync(id, state.Read)), (Cache: this, Read: readAsync));
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

    private async Task<SeatingPlan> ReadAsync(string planId, Func<string, Task<byte[]>> readAsync)
    {
        var read = PlanDocument.Read(await readAsync(planId));
        var plan = read.Plan ?? throw new InvalidOperationException($"The plan {planId} cannot be read: {read.Errors[0]}.");
        Keep(planId, plan.SeatCount);
        return plan;
    }

    // Which plans go does not matter: what is in use is read again once, and the newest stays.
    private void Keep(string planId, int seats)
    {
        if (Interlocked.Add(ref _seats, seats) <= maxSeats) return;
        Volatile.Write(ref _seats, seats);
        foreach (var other in _plans.Keys)
            if (other != planId) _plans.TryRemove(other, out _);
    }
}
