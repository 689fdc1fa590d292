using System.Diagnostics.Metrics;

namespace Ticketing.Tests.Operations;

/// <summary>
/// Gives every instrument that an application gives out a twin of the same name, unit and kind with one measurement, so that the metrics of the
/// application have all names, also those of what has not happened.
/// </summary>
internal static class InstrumentTwins
{
    /// <summary>Makes them, under a meter of the application's own.</summary>
    public static void Make(IMeterFactory meters)
    {
        var originals = new List<Instrument>();
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Enabled && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters))) originals.Add(instrument);
            };
            listener.Start();
        }

        var meter = meters.Create("Ticketing.Twins");
        foreach (var original in originals) Make(meter, original);
    }

    private static void Make(Meter meter, Instrument original)
    {
        var (name, unit, kind) = (original.Name, original.Unit, original.GetType().GetGenericTypeDefinition());
        if (kind == typeof(Counter<>)) meter.CreateCounter<long>(name, unit).Add(1);
        else if (kind == typeof(UpDownCounter<>)) meter.CreateUpDownCounter<long>(name, unit).Add(1);
        else if (kind == typeof(Histogram<>)) meter.CreateHistogram<double>(name, unit).Record(1);
        else if (kind == typeof(Gauge<>)) meter.CreateGauge<long>(name, unit).Record(1);
        else if (kind == typeof(ObservableCounter<>)) meter.CreateObservableCounter(name, () => 1L, unit);
        else if (kind == typeof(ObservableUpDownCounter<>)) meter.CreateObservableUpDownCounter(name, () => 1L, unit);
        else if (kind == typeof(ObservableGauge<>)) meter.CreateObservableGauge(name, () => 1L, unit);
        else throw new InvalidOperationException($"{original.Name} is a {kind}, of which nothing is known here.");
    }
}
