using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>A kind of database below the pipeline: open, locked where it must be, and at this program's schema.</summary>
internal interface IDatabase : IDisposable
{
    /// <summary>Opens the connection of the only writer.</summary>
    IBatchWriter OpenWriter();

    /// <summary>Opens a reader's connection.</summary>
    IBatchReader OpenReader();

    /// <summary>Opens a reader's connection to the replica, or null when there is none.</summary>
    IBatchReader? OpenReplicaReader();
}

/// <summary>Writes batches; used by one thread.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>
    /// Writes the commits in their order, each whole or not at all, and returns when they are on disk. A commit that found a row
    /// not as expected, or that nobody could write, is marked as such. When it throws, commits that are marked as settled are settled
    /// all the same; the exception is about the others.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Whether it was written is unknown; so is it with any other exception.</exception>
    void Write(IReadOnlyList<PendingCommit> batch);

    /// <summary>Called after the callers of a batch were answered, for what need not keep them waiting.</summary>
    void Tidy();
}

/// <summary>Answers queries; used by one thread.</summary>
internal interface IBatchReader : IDisposable
{
    /// <summary>
    /// Completes or fails every one of them. Each sees all commits that were answered before it was asked, unless it goes to a replica.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database could not be asked; those not yet answered are to be failed.</exception>
    void Answer(IReadOnlyList<PendingRead> batch);
}
