namespace Ticketing.Bench.Stage;

/// <summary>Where performances are put on sale.</summary>
internal interface IHall
{
    /// <summary>The seats of each performance.</summary>
    int SeatCount { get; }

    /// <summary>Puts another performance on sale.</summary>
    /// <param name="waitingRoom">Its waiting room's settings, if it has one.</param>
    Task<string> AddPerformanceAsync(object? waitingRoom = null);

    /// <summary>Makes a seat somebody's for good.</summary>
    Task TakeAsync(string performance, Buyer buyer, string seat);

    /// <summary>Has the server build what people look at before they buy.</summary>
    Task LookAtAsync(string performance);

    /// <summary>Whether the server says how many seats are what.</summary>
    bool TellsCounts { get; }

    /// <summary>What the server says about a performance's seats.</summary>
    Task<SeatCounts> CountsAsync(string performance);
}

/// <summary>How many seats are what.</summary>
internal sealed record SeatCounts(long Free, long Held, long Sold, long Blocked)
{
    /// <summary>All of them.</summary>
    public long Total => Free + Held + Sold + Blocked;
}
