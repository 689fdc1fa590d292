namespace Ticketing.Grains.Performances;

/// <summary>What a performance must know of its seats, and what its owner does to them.</summary>
public interface IPerformanceSeats
{
    /// <summary>Whether any seat was ever held, sold or blocked, by the committed rows.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The rows could not be read.</exception>
    ValueTask<bool> AnyTouchedAsync(string performance);

    /// <summary>Takes a seat off sale. A repeat is safe.</summary>
    Task<BlockResult> BlockAsync(string performance, string seat);

    /// <summary>Puts a seat back on sale. A repeat is safe.</summary>
    Task<BlockResult> UnblockAsync(string performance, string seat);
}
