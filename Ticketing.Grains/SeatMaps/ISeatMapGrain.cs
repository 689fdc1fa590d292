using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.SeatMaps;

/// <summary>
/// The map of one performance; the key is its id. It projects the seats' words, gives every change a version, publishes the deltas,
/// and offers the best seats left. It is not on the path of a hold: seats decide, the map follows.
/// </summary>
[Alias("Performances.IPerformanceGrain")]
public interface ISeatMapGrain : IGrainWithStringKey
{
    /// <summary>As <see cref="ISeatWatcher.SeatChanged"/>; for silos of the release before this one.</summary>
    /// <remarks>One way: the caller hears of no refusal and of no exception. A repeat is safe.</remarks>
    [OneWay, Alias("SeatChanged")]
    Task SeatChanged(SeatChanged change);

    /// <summary>The best free seats for a wish; each caller is offered different ones for a moment.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.InvalidInput"/> (no such grade or
    /// zone) or <see cref="RefusalCode.NoSeatsLeft"/>. A repeat is offered other seats.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("PickBest")]
    Task<Outcome<SeatOffer>> PickBest(BestSeatsWish wish);

    /// <summary>The whole map, as it is now.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such performance). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Snapshot")]
    Task<Outcome<SeatMapSnapshot>> Snapshot();

    /// <summary>How many seats stand how.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such performance). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Counts")]
    Task<Outcome<SeatCounts>> Counts();

    /// <summary>Whether no seat that has a price is free or held. False also where there is no such performance.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("IsSoldOut")]
    Task<bool> IsSoldOut();

    /// <summary>What is left of the seats that have a price; some, also where there is no such performance.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Left")]
    Task<SeatsLeft> Left();

    /// <summary>How far the map is, for followers who fear to have missed something.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such performance). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Head")]
    Task<Outcome<SeatMapHead>> Head();

    /// <summary>What a follower missed since a version: the deltas while they are known, else the whole map.</summary>
    /// <param name="epoch">The life of the map that the follower has.</param>
    /// <param name="version">The version that the follower has.</param>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such performance). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Since")]
    Task<Outcome<SeatMapNews>> Since(string epoch, long version);

    /// <summary>The seating plan the map is of; the plan of a performance never changes once seats are sold.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such performance). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Plan")]
    Task<Outcome<PlanCopy>> Plan();
}

/// <summary>How far a map is.</summary>
/// <param name="Epoch">Its life.</param>
/// <param name="Version">Its version within it.</param>
[GenerateSerializer, Immutable, Alias("Performances.SeatMapHead")]
public sealed record SeatMapHead([property: Id(0)] string Epoch, [property: Id(1)] long Version);
