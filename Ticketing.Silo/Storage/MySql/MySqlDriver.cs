using System.Data.Common;
using MySqlConnector;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>MySqlConnector as the storage uses it. No other file of the silo names the driver.</summary>
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
            AllowUserVariables = true,
            ConnectionTimeout = (uint)timeout.TotalSeconds,
            DefaultCommandTimeout = (uint)timeout.TotalSeconds,
        };
        return new MySqlConnection(settings.ConnectionString);
    }

    /// <summary>The server's number for a failure, or null for one of the driver or the network.</summary>
    public static int? ErrorNumber(DbException exception) => (exception as MySqlException)?.Number;
}
