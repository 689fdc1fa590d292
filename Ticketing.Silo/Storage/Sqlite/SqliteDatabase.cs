using SQLitePCL;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// One connection with its prepared statements, used by one thread at a time. This class calls SQLite's C interface directly, because
/// ADO.NET looks up parameters by name and parses the statement for every row, which costs more than SQLite's own work.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    // https://www.sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus
    private const int ConfigMemoryStatus = 9;

    // https://www.sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfigenableqpsg
    private const int EnableStablePlans = 1007;

    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    // Every statement lives as long as the connection. Their number is bounded, because the texts come from the schema.
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly sqlite3 _handle;

    static SqliteDatabase()
    {
        Batteries_V2.Init();

        // By default SQLite counts the bytes of every allocation under one lock. Nobody needs the count, so it is switched off. Only speed
        // depends on this, so a refusal is no failure; SQLite refuses when another part of the process has used it before.
        _ = raw.sqlite3_config(ConfigMemoryStatus, 0);
    }

    /// <summary>Opens the file, or makes it when there is none.</summary>
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

        // A query plan must not depend on the bound values. Otherwise SQLite would compile a statement that a partial index could serve
        // again for each value. Only speed depends on this, so a refusal is no failure either.
        _ = raw.sqlite3_db_config(_handle, EnableStablePlans, 1, out _);
        raw.sqlite3_busy_timeout(_handle, (int)BusyTimeout.TotalMilliseconds);
    }

    /// <summary>Whether a transaction is open. After some failures SQLite ends the transaction by itself.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>The rows that the last INSERT, UPDATE or DELETE changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>The statement of a text, prepared at the first call. Whoever executes the statement must reset it afterwards.</summary>
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

    /// <summary>Copies as much as possible from the write-ahead log into the database file, without waiting for readers.</summary>
    public void Checkpoint() =>
        raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        raw.sqlite3_close_v2(_handle);
    }
}
