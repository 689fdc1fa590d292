namespace Ticketing.Grains.Performances;

/// <summary>What a performance needs from its seats: whether they were touched, and withholding them.</summary>
public interface IPerformanceSeats
{
    /// <summary>Whether any seat was ever held, sold or withheld, by the committed rows.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The rows could not be read.</exception>
    ValueTask<bool> AnyTouchedAsync(string performance);

    /// <summary>Whether any seat is held or sold now, by the committed rows.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The rows could not be read.</exception>
    ValueTask<bool> AnyInUseAsync(string performance);

    /// <summary>Whether any seat is sold now, by the committed rows.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The rows could not be read.</exception>
    ValueTask<bool> AnySoldAsync(string performance);

    /// <summary>Withholds a seat. A repeat is safe.</summary>
    Task<BlockResult> BlockAsync(string performance, string seat);

    /// <summary>Puts a seat back on sale. A repeat is safe.</summary>
    Task<BlockResult> UnblockAsync(string performance, string seat);
}
