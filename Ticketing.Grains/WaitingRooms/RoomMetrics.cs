using System.Diagnostics.Metrics;
using Ticketing.Grains.Telemetry;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>What waiting rooms tell about themselves, under the meter <c>Ticketing.WaitingRooms</c>.</summary>
public sealed class RoomMetrics
{
    private static readonly InstrumentAdvice<double> ErrorBounds = new()
    {
        HistogramBucketBoundaries = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600],
    };

    private static readonly KeyValuePair<string, object?> Later = new("direction", "later");
    private static readonly KeyValuePair<string, object?> Sooner = new("direction", "sooner");

    private readonly LiveSet<WaitingRoom> rooms = new();
    private readonly Counter<long> admitted;
    private readonly Histogram<double> estimateError;

    /// <summary>Makes the instruments.</summary>
    public RoomMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.WaitingRooms");
        admitted = meter.CreateCounter<long>("ticketing.queue.admitted", "{person}", "People let in");
        estimateError = meter.CreateHistogram("ticketing.queue.estimate.error", "s", "How far the wait people were told was from the real one", advice: ErrorBounds);
        meter.CreateObservableGauge("ticketing.queue.waiting", () => rooms.Measure(room => room.Waiting), "{person}", "People in line or in the lobby");
        meter.CreateObservableGauge("ticketing.queue.called", () => rooms.Measure(room => room.Reserved), "{person}", "People called who have not come in yet");
        meter.CreateObservableGauge("ticketing.queue.inside", () => rooms.Measure(room => room.Active), "{person}", "People let in who may buy now");
        meter.CreateObservableGauge("ticketing.queue.due", () => rooms.Measure(room => room.IsDue ? 1 : 0), "{room}", "Whether people should be called: opened, not closed and not sold out");
        meter.CreateObservableGauge("ticketing.queue.cap", () => rooms.Measure(room => room.Settings.Cap), "{person}", "Most people inside or called");
    }

    /// <summary>The room that its performance's gauges show from now on. It works while its counts are read: each is whole by itself.</summary>
    internal void Show(string performance, WaitingRoom room) => rooms.Show(performance, room);

    /// <summary>The room is no longer in memory.</summary>
    internal void Forget(string performance, WaitingRoom room) => rooms.Forget(performance, room);

    /// <summary>Somebody was let in.</summary>
    internal void Admitted() => admitted.Add(1);

    /// <summary>A place was called whose holder had been told a wait.</summary>
    internal void Called(TimeSpan told, TimeSpan real) =>
        estimateError.Record(Math.Abs((real - told).TotalSeconds), real >= told ? Later : Sooner);
}
