using System.Data.Common;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.Migrations;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>A database on MySQL or MariaDB, for one process or for the silos of a cluster.</summary>
internal sealed class MySqlStore : IDatabase
{
    private readonly StorageOptions _options;
    private readonly DateTimeOffset _now;
    private readonly StorageHooks _hooks;

    /// <summary>Brings the database to this program's schema.</summary>
    /// <exception cref="InvalidOperationException">
    /// The database cannot be reached, could lose acknowledged commits, or is of a newer version.
    /// </exception>
    public MySqlStore(StorageOptions options, DateTimeOffset now, StorageHooks hooks)
    {
        (_options, _now, _hooks) = (options, now, hooks);
        try
        {
            using var session = MySqlSession.Open(options.MySql!, options.MySqlTimeout);
            RequireDurability(session);
            MySqlMigrations.Apply(session, Migration.MySql, now, options.MySqlTimeout);
            RequireColumns(session, Schema.Current);
            session.Execute(StreamSubscriptions.RemoveUnchanged(now));
        }
        catch (Exception exception) when (exception is DbException or ArgumentException or TimeoutException)
        {
            throw new InvalidOperationException($"The MySQL database of Storage:MySql cannot be used: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public IBatchWriter OpenWriter() =>
        new MySqlWriter(new MySqlWriterSession(_options, _now), Schema.Current, _hooks, _options.CommitPatience);

    /// <inheritdoc/>
    public IBatchReader OpenReader() => new MySqlReader(_options.MySql!, _options.MySqlTimeout);

    /// <inheritdoc/>
    public IBatchReader? OpenReplicaReader() => _options.MySqlReplica is { } replica ? new MySqlReader(replica, _options.MySqlTimeout) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lock belongs to the writer and ends with the writer's connection.
    }

    // The store promises that acknowledged commits survive. A server that answers COMMIT before the log is on disk breaks that promise.
    private static void RequireDurability(MySqlSession session)
    {
        if (session.Number("SELECT @@innodb_flush_log_at_trx_commit") != 1)
            throw new InvalidOperationException("The MySQL server has innodb_flush_log_at_trx_commit other than 1: it would lose sales that were acknowledged. Set it to 1.");
    }

    // Runs every query once, so that a column missing from the migrations fails at the start and not during a sale.
    private static void RequireColumns(MySqlSession session, Schema schema)
    {
        foreach (var table in schema.Tables) session.Execute($"SELECT {table.ColumnList} FROM {table.Name} LIMIT 0");
        foreach (var query in schema.Queries)
        {
            session.Execute(MySqlStatements.QueryWithoutValues(query));
            if (SameQueries.Of(query) is { } together) session.Execute(together.TextWithoutValues);
        }
    }
}
