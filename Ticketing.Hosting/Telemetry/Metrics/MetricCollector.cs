using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>Keeps the current values of this application's instruments, and of the runtime's.</summary>
public sealed class MetricCollector : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, MetricFamily> families = new();
    private readonly MeterListener listener = new();
    private readonly Lock collecting = new();
    private long collections;

    /// <summary>Begins to listen.</summary>
    /// <param name="meters">The application's factory: another application of the same process has its own.</param>
    /// <param name="listens">Which instruments to keep; each measurement of the others costs nothing.</param>
    public MetricCollector(IMeterFactory meters, Func<Instrument, bool> listens)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            var mine = instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters);
            if (!mine || !listens(instrument)) return;
            self.EnableMeasurementEvents(instrument, families.GetOrAdd(instrument, static of => new MetricFamily(of)));
        };
        listener.MeasurementsCompleted = (instrument, _) => families.TryRemove(instrument, out MetricFamily? _);
        listener.SetMeasurementEventCallback<byte>(static (_, value, tags, family) => Record(value, tags, family));
        listener.SetMeasurementEventCallback<short>(static (_, value, tags, family) => Record(value, tags, family));
        listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => Record(value, tags, family));
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => Record(value, tags, family));
        listener.SetMeasurementEventCallback<float>(static (_, value, tags, family) => Record(value, tags, family));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => Record(value, tags, family));
        listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, family) => Record((double)value, tags, family));
        listener.Start();
    }

    /// <summary>One instrument's series, if it is kept.</summary>
    public MetricFamily? Find(string instrument) => families.Values.FirstOrDefault(family => family.Instrument.Name == instrument);

    /// <summary>Asks what is observed, and hands out every instrument by name.</summary>
    /// <param name="use">What to do with them while no other collection runs.</param>
    public T Collect<T>(Func<IReadOnlyList<MetricFamily>, T> use)
    {
        lock (collecting)
        {
            var number = ++collections;
            foreach (var family in families.Values) family.Collection = number;
            listener.RecordObservableInstruments();
            return use([.. families.Values.OrderBy(family => family.Instrument.Name, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? family) =>
        ((MetricFamily)family!).Record(value, tags);
}
