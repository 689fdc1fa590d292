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

    /// <summary>Has the log copied into the file now and then.</summary>
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

    // Closing a connection ends its transaction when nothing else does. When even opening fails, the next batch fails and tries again.
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
            // The old connection stays; BEGIN inside its transaction fails, which brings the next batch here again.
        }
    }

    // A savepoint keeps a copy of every page that the commit touches, and almost no commit needs it. So the batch is written without, and
    // begun again with a savepoint for each in the rare case that a commit turns out bad after some of its rows were written.
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

    // False when some of its rows were written and others will not be. A conditional statement that changes no row has changed nothing.
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
#pragma warning disable CA1031 // A value that cannot be bound is the fault of its caller alone.
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
