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

    /// <summary>What the server says about a performance's seats; null when it says nothing of the kind.</summary>
    Task<SeatCounts?> CountsAsync(string performance);

    /// <summary>Puts several more on sale.</summary>
    async Task<string[]> AddPerformancesAsync(int count)
    {
        var performances = new string[count];
        for (var i = 0; i < count; i++) performances[i] = await AddPerformanceAsync();
        return performances;
    }
}

/// <summary>How many seats are what.</summary>
internal sealed record SeatCounts(long Free, long Held, long Sold, long Blocked)
{
    /// <summary>All of them.</summary>
    public long Total => Free + Held + Sold + Blocked;
}
