using SQLitePCL;

namespace Ticketing.Peers.Sqlite;

/// <summary>One connection to a file of SQLite through the C interface, as in the silo, used by one thread at a time. Statements stay prepared.</summary>
internal sealed class SqliteFile
{
    private readonly Dictionary<string, sqlite3_stmt> _prepared = new(StringComparer.Ordinal);
    private readonly sqlite3 _database;

    static SqliteFile() => Batteries_V2.Init();

    /// <summary>Opens the file, or makes it, with a write-ahead log that is synced at every commit.</summary>
    public SqliteFile(string path)
    {
        Check(raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, vfs: null));
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA cache_size = -65536");
        // With SQLite's own limit of 1,000 pages, every few commits would copy the log into the file while callers wait.
        Execute("PRAGMA wal_autocheckpoint = 16384");
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement, with parameters <c>?1</c>, <c>?2</c> ….</param>
    /// <param name="values">The values, each a text or a number.</param>
    /// <returns>The number of changed rows.</returns>
    public int Execute(string sql, params ReadOnlySpan<object> values)
    {
        Query(sql, static _ => { }, values);
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs a query for one number.</summary>
    /// <returns>The number; null when there is no row.</returns>
    public long? Number(string sql, params ReadOnlySpan<object> values)
    {
        long? number = null;
        Query(sql, row => number = raw.sqlite3_column_int64(row, 0), values);
        return number;
    }

    /// <summary>Runs a query for two texts.</summary>
    /// <returns>The texts; null when there is no row.</returns>
    public (string First, string Second)? Texts(string sql, params ReadOnlySpan<object> values)
    {
        (string, string)? texts = null;
        Query(sql, row => texts = (raw.sqlite3_column_text(row, 0).utf8_to_string(), raw.sqlite3_column_text(row, 1).utf8_to_string()), values);
        return texts;
    }

    private void Query(string sql, Action<sqlite3_stmt> read, ReadOnlySpan<object> values)
    {
        var statement = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
            Check(values[i] is string text ? raw.sqlite3_bind_text(statement, i + 1, text) : raw.sqlite3_bind_int64(statement, i + 1, Convert.ToInt64(values[i])));
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) read(statement);
        // A failed step gives its code again when the statement is reset.
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) Check(code);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known)) return known;
        Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
        _prepared.Add(sql, statement);
        return statement;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite refused with {code}: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
    }
}
