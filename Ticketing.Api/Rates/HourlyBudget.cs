using BitFaster.Caching.Lru;

namespace Ticketing.Api.Rates;

/// <summary>How often each of many callers may do something in an hour. A caller who is not remembered has a full budget.</summary>
/// <param name="perHour">How often; 0 for no limit.</param>
/// <param name="remembered">The most callers remembered; those not used for the longest time are forgotten first.</param>
/// <param name="time">The clock.</param>
internal sealed class HourlyBudget<TKey>(int perHour, int remembered, TimeProvider time)
    where TKey : notnull
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // The smallest capacity that the cache has.
    private const int MinRemembered = 3;

    private readonly ConcurrentLru<TKey, CallerBudget> _budgets = new(concurrencyLevel: 1, Math.Max(MinRemembered, remembered), EqualityComparer<TKey>.Default);

    /// <summary>How many callers are remembered.</summary>
    public int Count => _budgets.Count;

    /// <summary>Takes one from what the caller may do.</summary>
    /// <returns>Null when the caller may; otherwise how long to wait.</returns>
    public TimeSpan? Take(TKey caller) => perHour == 0
        ? null
        : _budgets.GetOrAdd(caller, static (_, from) => new CallerBudget(from.PerHour / Hour.TotalSeconds, from.PerHour, from.Time), (PerHour: perHour, Time: time)).Take();

    /// <summary>Gives one back that was taken for nothing.</summary>
    public void GiveBack(TKey caller)
    {
        if (perHour != 0 && _budgets.TryGet(caller, out var budget)) budget.GiveBack();
    }
}
