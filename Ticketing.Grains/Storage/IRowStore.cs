namespace Ticketing.Grains.Storage;

/// <summary>
/// Where grains keep their rows. Writes of all grains of a silo meet in one queue and reach the disk in groups;
/// a call returns only after its commit is on disk.
/// </summary>
public interface IRowStore
{
    /// <summary>Writes the rows of one decision: all or none, each only on its expected version.</summary>
    /// <param name="writes">1 to <see cref="MaxWrites"/> writes.</param>
    /// <returns>Null when committed, or the first row whose version (or primary key) was not as expected; nothing is written then.</returns>
    /// <exception cref="StoreUnavailableException">The store failed or its queue is full; nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The store failed; whether the commit happened is unknown.</exception>
    ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes);

    /// <summary>Reads the committed rows that match, in order, at most the query's limit.</summary>
    /// <exception cref="StoreUnavailableException">The store failed or its queue is full.</exception>
    ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row;

    /// <summary>The most writes one commit may have.</summary>
    public const int MaxWrites = 1_000;
}
