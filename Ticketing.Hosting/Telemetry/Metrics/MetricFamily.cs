using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>What a metric is to Prometheus.</summary>
public enum MetricKind
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>A distribution.</summary>
    Histogram,
}

/// <summary>One instrument with all its series.</summary>
public sealed class MetricFamily
{
    /// <summary>Most series of one instrument; what has other tags than these is counted in one series more.</summary>
    internal const int MaxSeries = 1_000;

    private static readonly KeyValuePair<string, object?>[] Overflow = [new("otel.metric.overflow", true)];

    // Looked up for every measurement without an allocation: by hash, then along those that share it. Grows under the lock only.
    private readonly ConcurrentDictionary<int, MetricSeries> series = new();
    private readonly Lock growing = new();
    private readonly double[] bounds;
    private readonly bool isAbsolute;
    private readonly bool isObserved;
    private int count;

    internal MetricFamily(Instrument instrument)
    {
        Instrument = instrument;
        Kind = KindOf(instrument);
        isObserved = instrument.IsObservable;
        isAbsolute = isObserved || instrument.GetType().GetGenericTypeDefinition() == typeof(Gauge<>);
        bounds = Kind == MetricKind.Histogram ? HistogramBounds.Of(instrument) : [];
    }

    /// <summary>The instrument.</summary>
    public Instrument Instrument { get; }

    /// <summary>What it is.</summary>
    public MetricKind Kind { get; }

    /// <summary>Every series; of an instrument that is observed those that the latest collection saw.</summary>
    public IEnumerable<MetricSeries> Series => series.Values.SelectMany(Chain).Where(one => !isObserved || one.SeenIn == Collection);

    /// <summary>The number of the latest collection.</summary>
    internal long Collection { get; set; }

    internal void Record(double measured, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var one = SeriesOf(tags);
        one.SeenIn = Collection;
        if (Kind == MetricKind.Histogram) one.Observe(measured);
        else if (isAbsolute) one.Set(measured);
        else one.Add(measured);
    }

    private MetricSeries SeriesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = HashOf(tags);
        return Find(hash, tags) ?? Grow(hash, tags);
    }

    private MetricSeries? Find(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!series.TryGetValue(hash, out var one)) return null;
        while (one is not null && !one.Has(tags)) one = one.SameHash;
        return one;
    }

    private MetricSeries Grow(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (growing)
        {
            if (count >= MaxSeries)
            {
                tags = Overflow;
                hash = HashOf(tags);
            }

            if (Find(hash, tags) is { } known) return known;
            count++;
            return series[hash] = new MetricSeries(tags.ToArray(), bounds, series.GetValueOrDefault(hash));
        }
    }

    private static int HashOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = default(HashCode);
        foreach (var (key, value) in tags)
        {
            hash.Add(key);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static IEnumerable<MetricSeries> Chain(MetricSeries first)
    {
        for (var one = first; one is not null; one = one.SameHash) yield return one;
    }

    private static MetricKind KindOf(Instrument instrument)
    {
        // The runtime makes counters of these two, which go up and down.
        if (instrument.Name is "dotnet.thread_pool.thread.count" or "dotnet.thread_pool.queue.length") return MetricKind.Gauge;

        var type = instrument.GetType().GetGenericTypeDefinition();
        if (type == typeof(Counter<>) || type == typeof(ObservableCounter<>)) return MetricKind.Counter;
        return type == typeof(Histogram<>) ? MetricKind.Histogram : MetricKind.Gauge;
    }
}
