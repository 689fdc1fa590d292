using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Writes batches to the file: one transaction, one conditional statement per row.</summary>
internal sealed class SqliteWriter(string path, Schema schema, StorageHooks hooks) : IBatchWriter
{
    private readonly Dictionary<Table, SqliteStatements> _statements = schema.Tables.ToDictionary(table => table, table => new SqliteStatements(table));
    private readonly SqliteCheckpoints _checkpoints = new(path);
    private SqliteDatabase _database = SqliteConnections.OpenWriter(path);

    /// <inheritdoc/>
    public void Write(IReadOnlyList<PendingCommit> batch)
    {
        var commitBegan = false;
        try
        {
            hooks.BatchTaken?.Invoke(_database.Execute);
            if (!TryApply(batch, careful: false)) TryApply(batch, careful: true);
            hooks.Committing?.Invoke(_database.Execute);
            commitBegan = true;
            _database.Statement("COMMIT").Execute();
        }
        catch (Exception failure)
        {
            Rollback();
            if (commitBegan) throw;
            throw new StoreUnavailableException($"The database failed, nothing was written: {failure.Message}", failure);
        }

        foreach (var commit in batch) _checkpoints.Count(commit.Writes.Count);
    }

    /// <summary>Has the write-ahead log copied into the file from time to time.</summary>
    public void Tidy() => _checkpoints.Tidy(_database);

    /// <inheritdoc/>
    public void Dispose()
    {
        _checkpoints.Dispose();
        _database.Dispose();
    }

    private void Rollback()
    {
        try
        {
            if (_database.InTransaction) _database.Execute("ROLLBACK");
        }
        catch (SqliteFailure)
        {
            Reopen();
        }
    }

    // Closing the connection ends its transaction when ROLLBACK could not. When no new connection can be opened, the next batch fails and
    // reopens again.
    private void Reopen()
    {
        try
        {
            var fresh = SqliteConnections.OpenWriter(path);
            _database.Dispose();
            _database = fresh;
        }
        catch (Exception exception) when (exception is SqliteFailure or InvalidOperationException)
        {
            // The old connection stays. The next batch's BEGIN fails inside its open transaction, so that batch reopens again.
        }
    }

    // A savepoint copies every page that the commit touches, and almost no commit needs one. So the batch is first written without savepoints.
    // In the rare case that a commit fails after some of its rows were written, the batch starts again with a savepoint for each commit.
    private bool TryApply(IReadOnlyList<PendingCommit> batch, bool careful)
    {
        _database.Statement("BEGIN IMMEDIATE").Execute();
        foreach (var commit in batch)
        {
            commit.Begin();
            if (careful) ApplyOrUndo(commit);
            else if (!Apply(commit)) return GiveUp();
        }

        return true;
    }

    private bool GiveUp()
    {
        _database.Statement("ROLLBACK").Execute();
        return false;
    }

    private void ApplyOrUndo(PendingCommit commit)
    {
        _database.Statement("SAVEPOINT caller").Execute();
        if (!Apply(commit)) _database.Statement("ROLLBACK TO caller").Execute();
        _database.Statement("RELEASE caller").Execute();
    }

    // Returns false when some rows of the commit were written and others cannot be. True also for a commit whose first row failed: a
    // conditional statement that changes no row has changed nothing, so there is nothing to undo.
    private bool Apply(PendingCommit commit)
    {
        var written = 0;
        foreach (var write in commit.Writes)
        {
            Apply(commit, write);
            if (!commit.IsGood) return written == 0;
            written++;
        }

        return true;
    }

    private void Apply(PendingCommit commit, RowWrite write)
    {
        var table = schema.TableOf(write.Row);
        var statement = _database.Statement(SqlOf(_statements[table], write));
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
            commit.Reject(write.Row, failure);
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
#pragma warning disable CA1031 // When a value cannot be bound, only its own commit fails.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            commit.Reject(row, exception);
            return false;
        }
    }

    private string SqlOf(SqliteStatements sql, RowWrite write) => write switch
    {
        { Delete: true } => sql.Delete,
        { Row.Version: 1 } => sql.Insert,
        _ => hooks.IgnoreVersions ? sql.UpdateAnyVersion : sql.Update,
    };
}
