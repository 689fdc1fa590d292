namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>One series: an instrument with one set of tags. Written by any number of threads.</summary>
public sealed class MetricSeries
{
    private readonly KeyValuePair<string, object?>[] tags;
    private readonly double[] bounds;
    private readonly long[] counts;
    private double value;

    internal MetricSeries(KeyValuePair<string, object?>[] tags, double[] bounds, MetricSeries? sameHash)
    {
        (this.tags, this.bounds, SameHash) = (tags, bounds, sameHash);
        counts = bounds.Length == 0 ? [] : new long[bounds.Length + 1];
        Labels = [.. tags.Select(tag => KeyValuePair.Create(tag.Key, TagText.Of(tag.Value)))];
    }

    /// <summary>The tags as text, in the order they are recorded in.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; }

    /// <summary>The value of a counter or gauge; the sum of a histogram.</summary>
    public double Value => Volatile.Read(ref value);

    /// <summary>The next series with the same hash.</summary>
    internal MetricSeries? SameHash { get; }

    /// <summary>The collection in which an observed series was last seen.</summary>
    internal long SeenIn { get; set; }

    /// <summary>The distribution so far, of a histogram.</summary>
    public Distribution Distribution() => new(bounds, [.. counts], Value);

    internal bool Has(ReadOnlySpan<KeyValuePair<string, object?>> others)
    {
        if (others.Length != tags.Length) return false;
        for (var i = 0; i < tags.Length; i++)
        {
            if (!string.Equals(tags[i].Key, others[i].Key, StringComparison.Ordinal) || !Equals(tags[i].Value, others[i].Value))
                return false;
        }

        return true;
    }

    internal void Set(double to) => Volatile.Write(ref value, to);

    internal void Add(double change)
    {
        for (var before = Volatile.Read(ref value); ;)
        {
            var seen = Interlocked.CompareExchange(ref value, before + change, before);
            if (seen.Equals(before)) return;
            before = seen;
        }
    }

    internal void Observe(double measured)
    {
        var bucket = 0;
        while (bucket < bounds.Length && measured > bounds[bucket]) bucket++;
        Interlocked.Increment(ref counts[bucket]);
        Add(measured);
    }
}
