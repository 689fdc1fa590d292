using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Performances;

/// <summary>
/// The map of one performance; the key is its id. It projects the seats' words, gives every change a version, publishes the deltas,
/// and offers the best seats left. It is not on the path of a hold: seats decide, the map follows.
/// </summary>
public interface IPerformanceGrain : IGrainWithStringKey
{
    /// <summary>A seat's word after its commit.</summary>
    [OneWay]
    Task SeatChanged(SeatChanged change);

    /// <summary>The best free seats for a wish; each caller is offered different ones for a moment.</summary>
    Task<Outcome<SeatOffer>> PickBest(BestSeats wish);

    /// <summary>The whole map, as it is now.</summary>
    Task<Outcome<SeatMapSnapshot>> Snapshot();
}

/// <summary>Seats offered, not held.</summary>
/// <param name="Seats">Their ids.</param>
[GenerateSerializer, Immutable]
public sealed record SeatOffer([property: Id(0)] IReadOnlyList<string> Seats);
