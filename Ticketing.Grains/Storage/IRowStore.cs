namespace Ticketing.Grains.Storage;

/// <summary>
/// Where grains keep their rows. Writes of all grains of a silo meet in one queue and reach the disk in groups;
/// a call returns only after its commit is on disk.
/// </summary>
/// <remarks>
/// What a caller is told when it did not go well: a conflict is an answer, not an exception. <see cref="StoreUnavailableException"/> means that
/// nothing happened, so the call can be repeated as it is; <see cref="CommitOutcomeUnknownException"/> that the rows must be read again first. Any other
/// exception (<see cref="ArgumentException"/> for a limit, <see cref="InvalidOperationException"/> for a row that cannot be stored,
/// <see cref="InvalidDataException"/> for one that cannot be read) is a bug, concerns this call alone, and changed nothing.
/// </remarks>
public interface IRowStore
{
    /// <summary>Writes the rows of one decision: all or none, each only on its expected version.</summary>
    /// <param name="writes">1 to <see cref="MaxWrites"/> writes.</param>
    /// <returns>Null when committed, or the first row whose version (or primary key) was not as expected; nothing is written then.</returns>
    /// <exception cref="StoreUnavailableException">The store failed or its queue is full; nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The store failed; whether the commit happened is unknown.</exception>
    /// <exception cref="ArgumentException">There are no writes, more than <see cref="MaxWrites"/>, or a part of a key is longer than 200 characters.</exception>
    /// <exception cref="InvalidOperationException">A row has no table, or a value that no column takes.</exception>
    ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes);

    /// <summary>Reads the committed rows that match, in order, at most the query's limit.</summary>
    /// <exception cref="StoreUnavailableException">The store failed or its queue is full.</exception>
    /// <exception cref="ArgumentException">The query's limit is negative.</exception>
    /// <exception cref="InvalidDataException">A row in the database is not as this program writes it.</exception>
    ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row;

    /// <summary>The most writes one commit may have.</summary>
    public const int MaxWrites = 1_000;
}
