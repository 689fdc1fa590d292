using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// Answers a batch of queries in one read transaction. The transaction's snapshot begins after the queries were asked, so each query sees
/// every commit that was answered before. In WAL mode readers and the writer do not wait for each other.
/// </summary>
internal sealed class SqliteReader(string path) : IBatchReader
{
    private readonly SqliteDatabase _database = SqliteConnections.OpenReader(path);
    private readonly Dictionary<QueryPlan, SqliteStatement> _statements = [];

    /// <inheritdoc/>
    public void Answer(IReadOnlyList<PendingRead> batch)
    {
        try
        {
            _database.Statement("BEGIN").Execute();
            foreach (var read in batch) Answer(read);
            if (_database.InTransaction) _database.Statement("COMMIT").Execute();
        }
        catch
        {
            if (_database.InTransaction) TryRollback();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private void Answer(PendingRead read)
    {
        SqliteStatement? statement = null;
        try
        {
            statement = StatementOf(read.Plan);
            read.Begin(statement.Parameters);
            while (statement.Step()) read.Add(statement.Columns);
            read.Complete();
        }
        catch (SqliteFailure failure)
        {
            read.Fail(new StoreUnavailableException($"Reading {read.Plan.QueryType.Name} failed: {failure.Message}", failure));
        }
#pragma warning disable CA1031 // An exception of a query's binder or reader goes to its caller, and the other queries are answered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            read.Fail(exception);
        }
        finally
        {
            statement?.Reset();
        }
    }

    private SqliteStatement StatementOf(QueryPlan plan)
    {
        if (!_statements.TryGetValue(plan, out var statement))
            _statements.Add(plan, statement = _database.Statement(SqliteStatements.Query(plan)));
        return statement;
    }

    private void TryRollback()
    {
        try
        {
            _database.Execute("ROLLBACK");
        }
        catch (SqliteFailure)
        {
            // The transaction stays open. The next batch's BEGIN then fails, its callers are told, and ROLLBACK is tried again.
        }
    }
}
