using SQLitePCL;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>A prepared statement. Bind values through <see cref="Parameters"/>, step, read through <see cref="Columns"/>, then reset.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StatusRecompilations = 5;

    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _handle;
    private readonly string _sql;

    /// <summary>Prepares the text on a connection.</summary>
    public SqliteStatement(SqliteDatabase database, sqlite3 connection, string sql)
    {
        (_database, _sql) = (database, sql);
        var code = raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle);
        if (code != raw.SQLITE_OK) throw database.Failure(code, sql);
        Parameters = new SqliteParameters(this, _handle);
        Columns = new SqliteColumns(_handle);
    }

    /// <summary>Takes the values of the next execution, the first one first.</summary>
    public SqliteParameters Parameters { get; }

    /// <summary>Gives the values of the current row, the first column first.</summary>
    public SqliteColumns Columns { get; }

    /// <summary>How often SQLite compiled the statement again (https://www.sqlite.org/c3ref/c_stmtstatus_counter.html).</summary>
    public int Recompilations => raw.sqlite3_stmt_status(_handle, StatusRecompilations, resetFlg: 0);

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is no further row.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        Columns.Rewind();
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw _database.Failure(code, _sql),
        };
    }

    /// <summary>Makes the statement ready for the next values. The result code is ignored: it repeats a failure that Step has already thrown.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(_handle);
        Parameters.Rewind();
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Execute()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Throws when a bind was refused.</summary>
    public void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw _database.Failure(code, _sql);
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
