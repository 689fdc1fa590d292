using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.Migrations;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>A SQLite file that only this process uses.</summary>
internal sealed class SqliteStore : IDatabase
{
    private readonly string _path;
    private readonly StorageHooks _hooks;
    private readonly SqliteLock _lock;

    /// <summary>Locks the file, makes it when there is none, and brings it to this program's schema.</summary>
    /// <exception cref="InvalidOperationException">Another process uses the file, or the file is of a newer version.</exception>
    public SqliteStore(StorageOptions options, DateTimeOffset now, StorageHooks hooks, ILogger logger)
    {
        (_path, _hooks) = (options.DatabasePath, hooks);
        PrivateFiles.MakeFolder(options.DataFolder, logger);
        foreach (var ending in (string[])[SqliteLock.Ending, "-wal", "-shm"]) PrivateFiles.Tighten(_path + ending, logger);
        _lock = new SqliteLock(_path);
        try
        {
            // SQLite gives the files beside the database the rights of the database.
            PrivateFiles.MakeFile(_path, logger);
            using var database = SqliteConnections.OpenWriter(_path);
            SqliteMigrations.Apply(database, Migration.Sqlite, now);
            RequireColumns(database, Schema.Current);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IBatchWriter OpenWriter() => new SqliteWriter(_path, Schema.Current, _hooks);

    /// <inheritdoc/>
    public IBatchReader OpenReader() => new SqliteReader(_path);

    /// <inheritdoc/>
    public IBatchReader? OpenReplicaReader() => null;

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // Prepares every statement once, so that a column missing from the migrations fails at the start and not during a sale.
    private static void RequireColumns(SqliteDatabase database, Schema schema)
    {
        foreach (var table in schema.Tables)
        {
            var sql = new SqliteStatements(table);
            foreach (var text in (string[])[sql.Insert, sql.Update, sql.Delete]) database.Statement(text);
        }

        foreach (var query in schema.Queries) database.Statement(SqliteStatements.Query(query));
    }
}
