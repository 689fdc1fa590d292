using Orleans;
using Orleans.Runtime;
using Ticketing.Grains.SeatMaps.Map;

namespace Ticketing.Grains.SeatMaps;

/// <summary>A delta on its way to the replicas of a map.</summary>
/// <param name="Epoch">The epoch of the map; a replica with another epoch must take a snapshot.</param>
/// <param name="Delta">The delta.</param>
[GenerateSerializer, Immutable, Alias("Performances.LiveDelta")]
public sealed record LiveDelta([property: Id(0)] string Epoch, [property: Id(1)] SeatMapDelta Delta);

/// <summary>Names the streams on which the deltas of seat maps are published.</summary>
public static class LiveSeatMap
{
    /// <summary>The stream of one performance's <see cref="LiveDelta"/>s.</summary>
    public static StreamId StreamOf(string performance) => StreamId.Create("seat-map", performance);
}
