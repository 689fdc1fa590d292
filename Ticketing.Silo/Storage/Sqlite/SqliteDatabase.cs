using SQLitePCL;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// One connection, used by one thread at a time, with its prepared statements. It goes straight to SQLite's C interface:
/// ADO.NET looks parameters up by name and takes the statement apart for every row, which costs more than SQLite's own work.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    // https://www.sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus
    private const int ConfigMemoryStatus = 9;

    // https://www.sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfigenableqpsg
    private const int EnableStablePlans = 1007;

    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    // Every statement lives as long as the connection; the texts come from the schema, so their number is bounded.
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly sqlite3 _handle;

    static SqliteDatabase()
    {
        Batteries_V2.Init();

        // SQLite counts the bytes of every allocation under one lock unless it is told not to; nobody asks for the count. Only speed
        // hangs on it, so a refusal (another part of the process used SQLite before) is no failure.
        _ = raw.sqlite3_config(ConfigMemoryStatus, 0);
    }

    /// <summary>Opens the file, and makes it when it is not there.</summary>
    public SqliteDatabase(string path)
    {
        var code = raw.sqlite3_open_v2(
            path, out _handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, vfs: null);
        if (code != raw.SQLITE_OK)
        {
            _handle.Dispose();
            throw new SqliteFailure(code, $"Cannot open the database '{path}'");
        }

        raw.sqlite3_extended_result_codes(_handle, 1);

        // A plan must not hang on the values bound: SQLite would compile every statement that a partial index could serve anew for each
        // of them. Only speed hangs on it too.
        _ = raw.sqlite3_db_config(_handle, EnableStablePlans, 1, out _);
        raw.sqlite3_busy_timeout(_handle, (int)BusyTimeout.TotalMilliseconds);
    }

    /// <summary>Whether a transaction is open. SQLite ends one by itself after some failures.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>The rows that the last INSERT, UPDATE or DELETE changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>The prepared statement of a text; prepared at the first call, reset and ready at every call.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new SqliteStatement(this, _handle, sql));
        return statement;
    }

    /// <summary>Runs one or more statements that are not worth keeping prepared.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK) throw Failure(code, sql);
    }

    /// <summary>The failure of a statement, with SQLite's text for it.</summary>
    public SqliteFailure Failure(int code, string sql) => new(code, $"{raw.sqlite3_errmsg(_handle).utf8_to_string()}: {sql}");

    /// <summary>Moves what it can from the write-ahead log into the database file, without waiting for readers.</summary>
    public void Checkpoint() =>
        raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        raw.sqlite3_close_v2(_handle);
    }
}
