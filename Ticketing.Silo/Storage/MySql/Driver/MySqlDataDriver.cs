using System.Data.Common;
using MySql.Data.MySqlClient;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>Oracle's driver, for the embedded host. The only file that names it; MySqlConnectorDriver.cs is its twin.</summary>
internal static class MySqlDriver
{
    /// <summary>A closed connection of our own, outside any pool.</summary>
    /// <exception cref="ArgumentException">The text is not a connection string.</exception>
    public static DbConnection Create(string connectionString, TimeSpan timeout)
    {
        var settings = new MySqlConnectionStringBuilder(connectionString)
        {
            CharacterSet = "utf8mb4",
            Pooling = false,
            AllowBatch = true,
            AllowUserVariables = true,
            ConnectionTimeout = (uint)timeout.TotalSeconds,
            DefaultCommandTimeout = (uint)timeout.TotalSeconds,
        };
        return new MySqlConnection(settings.ConnectionString);
    }

    /// <summary>The server's number for a failure, or null for one of the driver or the network.</summary>
    public static int? ErrorNumber(DbException exception) => (exception as MySqlException)?.Number;
}
