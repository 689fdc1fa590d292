using Orleans;

namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>A request for seats next to each other.</summary>
/// <param name="Count">Number of seats, 1 to <see cref="MaxCount"/>.</param>
/// <param name="Category">Index of the only category wanted, or null for any.</param>
/// <param name="Zone">Index of the only zone wanted, or null for any.</param>
[GenerateSerializer, Immutable, Alias("Performances.BestAvailableRequest")]
public sealed record BestAvailableRequest(
    [property: Id(0)] int Count,
    [property: Id(1)] int? Category = null,
    [property: Id(2)] int? Zone = null)
{
    /// <summary>Most seats of one request.</summary>
    public const int MaxCount = 8;
}

/// <summary>How well a pick fits together, best first.</summary>
public enum PickQuality
{
    /// <summary>Neighbours in one row (or standing places of one zone), and no single seat is left alone beside them.</summary>
    Adjacent = 0,

    /// <summary>Neighbours, but every such block would have left a single seat alone.</summary>
    AdjacentLeavingOrphan = 1,

    /// <summary>Two groups in one zone, as near to each other as possible.</summary>
    SplitInTwo = 2,

    /// <summary>Any free seats, in several places.</summary>
    Scattered = 3,

    /// <summary>Fewer free seats than wanted; no seats are picked.</summary>
    None = 4,
}

/// <summary>The seats that were picked.</summary>
/// <param name="Quality">How well they fit together.</param>
/// <param name="Seats">Indices in the seating plan, ascending; exactly as many as wanted, or none.</param>
[GenerateSerializer, Immutable, Alias("Performances.BestAvailablePick")]
public sealed record BestAvailablePick(
    [property: Id(0)] PickQuality Quality,
    [property: Id(1)] IReadOnlyList<int> Seats);
