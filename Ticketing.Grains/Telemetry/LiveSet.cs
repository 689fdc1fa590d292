using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Ticketing.Grains.Telemetry;

/// <summary>
/// The objects in this process's memory, by performance, whose values gauges show. A gauge that only added up changes would be wrong after
/// every restart. The tag <c>performance</c> has a bounded number of values: a performance is removed when its activation ends, and beyond
/// <see cref="MaxTagged"/> all share one value.
/// </summary>
internal sealed class LiveSet<T>
    where T : class
{
    /// <summary>Most performances with a series of their own.</summary>
    internal const int MaxTagged = 200;

    /// <summary>The tag of all the others together.</summary>
    internal const string Others = "others";

    private readonly ConcurrentDictionary<string, T> live = new(StringComparer.Ordinal);

    /// <summary>From now on the performance's gauges show this object.</summary>
    public void Show(string performance, T shown) => live[performance] = shown;

    /// <summary>Removes the object of an activation that has ended. If a newer activation has replaced the object, nothing is removed.</summary>
    public void Forget(string performance, T shown) => live.TryRemove(KeyValuePair.Create(performance, shown));

    /// <summary>One measurement for each performance.</summary>
    /// <param name="value">Reads the value to show; called on another thread than the grain's.</param>
    /// <param name="more">Further tags besides the performance.</param>
    public IEnumerable<Measurement<long>> Measure(Func<T, long> value, params KeyValuePair<string, object?>[] more)
    {
        var (count, others) = (0, 0L);
        foreach (var (performance, shown) in live)
        {
            if (count++ < MaxTagged) yield return new(value(shown), [new("performance", performance), .. more]);
            else others += value(shown);
        }

        if (count > MaxTagged) yield return new(others, [new("performance", Others), .. more]);
    }
}
