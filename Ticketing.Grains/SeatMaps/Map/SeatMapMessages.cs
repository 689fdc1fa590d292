using System.Runtime.InteropServices;
using Orleans;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.SeatMaps.Map;

/// <summary>A seat's report to the map after its row is committed.</summary>
/// <param name="Index">Index of the seat in the seating plan.</param>
/// <param name="Status">Its status.</param>
/// <param name="SeatVersion">Version of the seat's row, from 1; an older one never overwrites a newer one.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatUpdate")]
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatUpdate(
    [property: Id(0)] int Index,
    [property: Id(1)] SeatStatus Status,
    [property: Id(2)] long SeatVersion);

/// <summary>One seat of a delta.</summary>
/// <param name="Index">Index of the seat in the seating plan.</param>
/// <param name="Status">Its new status.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatChange")]
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatChange(
    [property: Id(0)] int Index,
    [property: Id(1)] SeatStatus Status);

/// <summary>The changes from <paramref name="Version"/> − 1 to <paramref name="Version"/>.</summary>
/// <param name="Version">Version of the map afterwards.</param>
/// <param name="Changes">The changed seats; if a seat occurs twice, the later entry counts.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatMapDelta")]
public sealed record SeatMapDelta(
    [property: Id(0)] long Version,
    [property: Id(1)] IReadOnlyList<SeatChange> Changes);

/// <summary>A whole map.</summary>
/// <param name="Epoch">The life of the map; versions of different epochs cannot be compared.</param>
/// <param name="Version">Version of the map within the epoch.</param>
/// <param name="Bits">Two bits per seat: seat i is in byte i / 4, bits 2 (i mod 4) and the next, as <see cref="SeatStatus"/>.</param>
/// <param name="Counts">Number of seats by category × 4 + status.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatMapSnapshot")]
public sealed record SeatMapSnapshot(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Version,
    [property: Id(2)] byte[] Bits,
    [property: Id(3)] IReadOnlyList<int> Counts);

/// <summary>The changes of a map since a version.</summary>
/// <param name="Epoch">The map's epoch now.</param>
/// <param name="Version">The map's version now.</param>
/// <param name="Deltas">Every delta since that version, in order; empty when there was none, or when <paramref name="Snapshot"/> is given.</param>
/// <param name="Snapshot">The whole map, when the deltas are not known any more or the version belongs to another epoch; else null.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatMapNews")]
public sealed record SeatMapNews(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Version,
    [property: Id(2)] IReadOnlyList<SeatMapDelta> Deltas,
    [property: Id(3)] SeatMapSnapshot? Snapshot);

/// <summary>What a replica did with a delta.</summary>
public enum FollowOutcome
{
    /// <summary>The delta was the next one and is applied.</summary>
    Applied = 0,

    /// <summary>The delta was applied before; nothing was changed.</summary>
    Repeated = 1,

    /// <summary>Deltas in between are missing: ask for them, or for a snapshot.</summary>
    Gap = 2,
}
