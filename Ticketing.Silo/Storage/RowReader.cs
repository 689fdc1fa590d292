using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage;

/// <summary>
/// Answers queries in groups, on a connection of its own. The snapshot of a group begins after its queries were asked,
/// so each sees every commit that was answered before; in WAL mode neither side waits for the other.
/// </summary>
internal sealed class RowReader(string path, GatheringQueue<PendingRead> queue, StorageMetrics metrics) : IDisposable
{
    private readonly SqliteDatabase _database = Connections.OpenReader(path);

    /// <summary>Works until the queue is closed and empty.</summary>
    public void Run()
    {
        var batch = new List<PendingRead>();
        while (queue.Take(batch))
        {
            Answer(batch);
            batch.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private void Answer(List<PendingRead> batch)
    {
        try
        {
            _database.Statement("BEGIN").Execute();
            foreach (var read in batch) read.Run(_database);
            if (_database.InTransaction) _database.Statement("COMMIT").Execute();
            metrics.Answered(batch.Count);
        }
        catch (SqliteFailure failure)
        {
            // Those that were answered already stay answered.
            foreach (var read in batch) read.Fail(new StoreUnavailableException($"Reading failed: {failure.Message}", failure));
            if (_database.InTransaction) TryRollback();
        }
    }

    private void TryRollback()
    {
        try
        {
            _database.Execute("ROLLBACK");
        }
        catch (SqliteFailure)
        {
            // The next group's BEGIN fails, is told to its callers, and comes here again.
        }
    }
}
