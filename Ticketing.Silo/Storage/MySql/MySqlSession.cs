using System.Data.Common;
using System.Globalization;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>One open connection with the settings on which correctness depends, used by one thread.</summary>
internal sealed class MySqlSession : IDisposable
{
    // READ COMMITTED is enough, because a decision locks the rows it reads; stricter levels would lock the neighbours of a row that does not
    // exist yet. Notes are off because Oracle's driver reads them, and on MariaDB they have columns that it does not know.
    internal const string Settings = """
        SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,PIPES_AS_CONCAT', SESSION sql_notes = 0, SESSION innodb_lock_wait_timeout = 3;
        SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
        """;

    private readonly DbConnection _connection;

    private MySqlSession(DbConnection connection) => _connection = connection;

    /// <summary>The server's id of this connection.</summary>
    public long Id { get; private set; }

    /// <summary>The server's max_allowed_packet, in bytes.</summary>
    public int MaxPacket { get; private set; }

    /// <summary>Connects.</summary>
    public static MySqlSession Open(string connectionString, TimeSpan timeout)
    {
        var session = new MySqlSession(MySqlDriver.Create(connectionString, timeout));
        try
        {
            session._connection.Open();
            session.Execute(Settings);
            session.Id = session.Number("SELECT CONNECTION_ID()");
            session.MaxPacket = (int)Math.Min(int.MaxValue, session.Number("SELECT @@max_allowed_packet"));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements.</summary>
    public void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs statements that return rows.</summary>
    public void Query(string sql, Action<DbDataReader> read)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        read(reader);
    }

    /// <summary>The one value of a query as a number; 0 for NULL or no row.</summary>
    public long Number(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>
    /// The value of an expression as text, converted to utf8mb4. MariaDB returns its own texts in a character set that Oracle's driver does
    /// not know.
    /// </summary>
    public string Text(string expression)
    {
        using var command = Command($"SELECT CONVERT({expression} USING utf8mb4)");
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _connection.Dispose();
        }
#pragma warning disable CA1031 // The driver may throw when it closes a connection to a server that is gone.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The connection is given up either way.
        }
    }

    private DbCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are our own. Values are in them only as MySqlLiterals.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
