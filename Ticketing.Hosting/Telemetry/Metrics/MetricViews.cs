using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>How the values of an instrument are kept, and what the instrument is called.</summary>
internal static class MetricViews
{
    /// <summary>Most series of one instrument; what has other tags than these is counted in one series more.</summary>
    internal const int MaxSeries = 1_000;

    private const string Count = "count";

    /// <summary>The view of an instrument.</summary>
    public static MetricStreamConfiguration Of(Instrument instrument)
    {
        if (ThreadPoolMetrics.TakesThePlaceOf(instrument)) return MetricStreamConfiguration.Drop;
        if (Is(instrument, typeof(Histogram<>)))
            return new ExplicitBucketHistogramConfiguration { Boundaries = HistogramBounds.Of(instrument), RecordMinMax = false, CardinalityLimit = MaxSeries };
        return new MetricStreamConfiguration { Name = NameOf(instrument), CardinalityLimit = MaxSeries };
    }

    // Prometheus wants only histograms to end so: the runtime's "dotnet.timer.count" is a gauge.
    private static string NameOf(Instrument instrument)
    {
        var (name, end) = (instrument.Name, instrument.Name.Length - Count.Length - 1);
        var isCounter = Is(instrument, typeof(Counter<>)) || Is(instrument, typeof(ObservableCounter<>));
        return !isCounter && end > 0 && name.EndsWith(Count, StringComparison.Ordinal) && !char.IsLetterOrDigit(name[end]) ? name[..end] : name;
    }

    private static bool Is(Instrument instrument, Type kind) => instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == kind;
}
