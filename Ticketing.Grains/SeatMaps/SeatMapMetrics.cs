using System.Diagnostics.Metrics;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Telemetry;

namespace Ticketing.Grains.SeatMaps;

/// <summary>How the seats of the performances in memory stand, under the meter <c>Ticketing.Performances</c>.</summary>
public sealed class SeatMapMetrics
{
    private static readonly (SeatStatus Status, string Name)[] Statuses =
        [.. Enum.GetValues<SeatStatus>().Select(status => (status, status.ToString().ToLowerInvariant()))];

    private readonly LiveSet<SeatMap> maps = new();

    /// <summary>Makes the instruments.</summary>
    public SeatMapMetrics(IMeterFactory meters) => meters.Create("Ticketing.Performances").CreateObservableGauge(
        "ticketing.performance.seats",
        () => Statuses.SelectMany(one => maps.Measure(map => map.Count(one.Status), new KeyValuePair<string, object?>("status", one.Name))),
        "{seat}",
        "Seats by status; those held are the active holds");

    /// <summary>The map that shows the performance from now on. It counts while it is read: statuses may be apart by a change.</summary>
    internal void Show(string performance, SeatMap map) => maps.Show(performance, map);

    /// <summary>The map is no longer in memory.</summary>
    internal void Forget(string performance, SeatMap map) => maps.Forget(performance, map);
}
