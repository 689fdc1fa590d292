using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Ticketing.Grains.Telemetry;

/// <summary>
/// What is in memory here, by performance, for gauges: a gauge that adds up changes would be wrong after every restart. The tag
/// <c>performance</c> is bounded, as a performance leaves with its activation, and beyond <see cref="MaxTagged"/> all share one value.
/// </summary>
internal sealed class LiveSet<T>
    where T : class
{
    /// <summary>Most performances with a series of their own.</summary>
    internal const int MaxTagged = 200;

    /// <summary>The tag of all the others together.</summary>
    internal const string Others = "others";

    private readonly ConcurrentDictionary<string, T> live = new(StringComparer.Ordinal);

    /// <summary>From now on this is what the performance's gauges show.</summary>
    public void Show(string performance, T shown) => live[performance] = shown;

    /// <summary>The activation has ended; one that follows it already is left alone.</summary>
    public void Forget(string performance, T shown) => live.TryRemove(KeyValuePair.Create(performance, shown));

    /// <summary>One measurement for each performance.</summary>
    /// <param name="value">What to show of it; called on another thread than the grain's.</param>
    /// <param name="more">Tags beside the performance.</param>
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
