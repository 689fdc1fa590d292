namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Opens connections with the settings on which durability depends.</summary>
internal static class SqliteConnections
{
    /// <summary>
    /// The writer's connection. WAL with synchronous=FULL syncs the log at every commit (https://www.sqlite.org/pragma.html#pragma_synchronous).
    /// SQLite's own checkpoint would run inside COMMIT, before the callers are answered, so it is only the backstop at 256 MiB of log.
    /// After a commit that split pages, SQLite walks through its whole cache. With a cache of 64 MiB that took a quarter of the writer's time,
    /// with 16 MiB a tenth.
    /// </summary>
    /// <exception cref="SqliteFailure">The file cannot be opened.</exception>
    public static SqliteDatabase OpenWriter(string path) => Open(path, """
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -16384;
        PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = 65536;
        PRAGMA journal_size_limit = 268435456;
        """);

    /// <summary>A reader's connection, which cannot write.</summary>
    /// <exception cref="SqliteFailure">The file cannot be opened.</exception>
    public static SqliteDatabase OpenReader(string path) => Open(path, """
        PRAGMA query_only = ON;
        PRAGMA cache_size = -16384;
        PRAGMA temp_store = MEMORY;
        """);

    private static SqliteDatabase Open(string path, string settings)
    {
        var database = new SqliteDatabase(path);
        try
        {
            var mode = database.Statement("PRAGMA journal_mode = WAL");
            mode.Step();
            var actual = mode.Columns.Text();
            mode.Reset();
            if (actual != "wal") throw new InvalidOperationException($"'{path}' cannot use a write-ahead log (journal mode '{actual}'): put it on a local disk.");
            database.Execute(settings);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
