namespace Ticketing.Bench.Stage;

/// <summary>A hall in which performances are put on sale.</summary>
internal interface IHall
{
    /// <summary>The number of seats of each performance.</summary>
    int SeatCount { get; }

    /// <summary>Puts another performance on sale.</summary>
    /// <param name="waitingRoom">The settings of its waiting room, or null for none.</param>
    Task<string> AddPerformanceAsync(object? waitingRoom = null);

    /// <summary>Sells a seat to a buyer; a peer only holds it.</summary>
    Task TakeAsync(string performance, Buyer buyer, string seat);

    /// <summary>Reads the seat map once, so that the server has built it before the load.</summary>
    Task LookAtAsync(string performance);

    /// <summary>Whether the server tells how many seats have which status.</summary>
    bool TellsCounts { get; }

    /// <summary>The number of a performance's seats by status, as the server tells it.</summary>
    Task<SeatCounts> CountsAsync(string performance);
}
