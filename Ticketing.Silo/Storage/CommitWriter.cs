using System.Diagnostics;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage;

/// <summary>
/// The only writer of the database: takes everything pending, writes it in the order it came in one transaction, and answers
/// after COMMIT returned. A conflict is the business of its own caller; a failure of the transaction is everybody's.
/// </summary>
internal sealed class CommitWriter(
    string path, GatheringQueue<PendingCommit> queue, Schema schema, StorageMetrics metrics, StorageHooks hooks) : IDisposable
{
    // Checkpoints copy each changed page once, so rarer ones copy less; SQLite's own is the backstop.
    private const int WritesPerCheckpoint = 32_768;

    private SqliteDatabase _database = Connections.OpenWriter(path);
    private int _writesSinceCheckpoint;
    private long _transactions;

    /// <summary>Transactions committed so far.</summary>
    public long Transactions => Volatile.Read(ref _transactions);

    /// <summary>Works until the queue is closed and empty.</summary>
    public void Run()
    {
        var batch = new List<PendingCommit>();
        while (queue.Take(batch))
        {
            Write(batch);
            batch.Clear();
            Checkpoint();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private void Write(List<PendingCommit> batch)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            hooks.BatchTaken?.Invoke(_database);
            _database.Statement("BEGIN IMMEDIATE").Execute();
            foreach (var commit in batch) Apply(commit);
            hooks.Committing?.Invoke(_database);
            _database.Statement("COMMIT").Execute();
        }
#pragma warning disable CA1031 // Whatever went wrong, the callers must be told and the thread must live.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(batch, exception);
            return;
        }

        Answer(batch, Stopwatch.GetElapsedTime(started));
    }

    private void Answer(List<PendingCommit> batch, TimeSpan duration)
    {
        var (writes, conflicts) = (0, 0);
        foreach (var commit in batch)
        {
            writes += commit.Writes.Count;
            if (commit.Conflict is not null) conflicts++;
        }

        _writesSinceCheckpoint += writes;
        Volatile.Write(ref _transactions, _transactions + 1);
        metrics.Committed(writes, duration, conflicts);
        foreach (var commit in batch) commit.Complete();
    }

    private void Fail(List<PendingCommit> batch, Exception cause)
    {
        metrics.BatchFailed();
        try
        {
            if (_database.InTransaction) _database.Execute("ROLLBACK");
        }
        catch (SqliteFailure)
        {
            Reopen();
        }

        foreach (var commit in batch)
            commit.Fail(new StoreUnavailableException($"The commit's outcome is unknown: {cause.Message}", cause));
    }

    // Closing a connection ends its transaction when nothing else does. When even opening fails, the next batch fails and tries again.
    private void Reopen()
    {
        try
        {
            var fresh = Connections.OpenWriter(path);
            _database.Dispose();
            _database = fresh;
        }
        catch (Exception exception) when (exception is SqliteFailure or InvalidOperationException)
        {
            // The old connection stays; BEGIN inside its transaction fails, which brings the next batch here again.
        }
    }

    private void Apply(PendingCommit commit)
    {
        // A single conditional statement that changes no row has changed nothing: it needs no savepoint.
        var several = commit.Writes.Count > 1;
        if (several) _database.Statement("SAVEPOINT caller").Execute();
        for (var index = 0; index < commit.Writes.Count && commit is { Conflict: null, Rejection: null }; index++)
            Apply(commit, commit.Writes[index]);
        if (!several) return;
        if (commit is not { Conflict: null, Rejection: null }) _database.Statement("ROLLBACK TO caller").Execute();
        _database.Statement("RELEASE caller").Execute();
    }

    private void Apply(PendingCommit commit, RowWrite write)
    {
        var table = schema.TableOf(write.Row);
        var statement = _database.Statement(SqlOf(table.Sql, write));
        try
        {
            if (!TryBind(commit, table, write.Row, statement)) return;
            statement.Step();
            if (_database.Changes == 0) commit.Conflict = write.Row;
        }
        catch (SqliteFailure failure) when (failure.IsDuplicate)
        {
            commit.Conflict = write.Row;
        }
        catch (SqliteFailure failure) when (failure.IsConstraint)
        {
            commit.Rejection = new InvalidOperationException($"{write.Row.GetType().Name} cannot be stored: {failure.Message}", failure);
        }
        finally
        {
            statement.Reset();
        }
    }

    private static bool TryBind(PendingCommit commit, Table table, Row row, SqliteStatement statement)
    {
        try
        {
            table.Bind(row, statement.Parameters);
            return true;
        }
#pragma warning disable CA1031 // A value that cannot be bound is the fault of its caller alone.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            commit.Rejection = new InvalidOperationException($"{row.GetType().Name} cannot be stored: {exception.Message}", exception);
            return false;
        }
    }

    private string SqlOf(TableStatements sql, RowWrite write) => write switch
    {
        { Delete: true } => sql.Delete,
        { Row.Version: 1 } => sql.Insert,
        _ => hooks.IgnoreVersions ? sql.UpdateAnyVersion : sql.Update,
    };

    private void Checkpoint()
    {
        if (_writesSinceCheckpoint < WritesPerCheckpoint) return;
        _writesSinceCheckpoint = 0;
        _database.Checkpoint();
    }
}
