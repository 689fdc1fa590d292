using System.Diagnostics.Metrics;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Telemetry;

namespace Ticketing.Grains.SeatMaps;

/// <summary>Metrics: the number of seats by status for the performances in memory, under the meter <c>Ticketing.Performances</c>.</summary>
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

    /// <summary>
    /// From now on the performance's gauges show this map. The grain may change counts while they are read, so they can differ by one change.
    /// </summary>
    internal void Show(string performance, SeatMap map) => maps.Show(performance, map);

    /// <summary>The map is no longer in memory.</summary>
    internal void Forget(string performance, SeatMap map) => maps.Forget(performance, map);
}
