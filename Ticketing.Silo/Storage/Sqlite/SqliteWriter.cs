using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Writes batches to the file: one transaction, one conditional statement per row.</summary>
internal sealed class SqliteWriter(string path, Schema schema, StorageHooks hooks) : IBatchWriter
{
    // Checkpoints copy each changed page once, so rarer ones copy less; SQLite's own is the backstop.
    private const int WritesPerCheckpoint = 32_768;

    private readonly Dictionary<Table, SqliteStatements> _statements = schema.Tables.ToDictionary(table => table, table => new SqliteStatements(table));
    private SqliteDatabase _database = SqliteConnections.OpenWriter(path);
    private int _writesSinceCheckpoint;

    /// <inheritdoc/>
    public void Write(IReadOnlyList<PendingCommit> batch)
    {
        try
        {
            hooks.BatchTaken?.Invoke(_database.Execute);
            _database.Statement("BEGIN IMMEDIATE").Execute();
            foreach (var commit in batch) Apply(commit);
            hooks.Committing?.Invoke(_database.Execute);
            _database.Statement("COMMIT").Execute();
        }
        catch
        {
            Rollback();
            throw;
        }

        foreach (var commit in batch) _writesSinceCheckpoint += commit.Writes.Count;
    }

    /// <summary>Copies the log into the file now and then.</summary>
    public void Tidy()
    {
        if (_writesSinceCheckpoint < WritesPerCheckpoint) return;
        _writesSinceCheckpoint = 0;
        _database.Checkpoint();
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

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

    private void Apply(PendingCommit commit)
    {
        // A single conditional statement that changes no row has changed nothing: it needs no savepoint.
        var several = commit.Writes.Count > 1;
        if (several) _database.Statement("SAVEPOINT caller").Execute();
        for (var index = 0; index < commit.Writes.Count && commit.IsGood; index++) Apply(commit, commit.Writes[index]);
        if (!several) return;
        if (!commit.IsGood) _database.Statement("ROLLBACK TO caller").Execute();
        _database.Statement("RELEASE caller").Execute();
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
