using System.Data.Common;
using MySqlConnector;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>MySqlConnector as the storage uses it. No other file of the silo names the driver.</summary>
internal static class MySqlDriver
{
    /// <summary>The name that Orleans has for this driver.</summary>
    public const string InvariantName = "MySql.Data.MySqlConnector";

    /// <summary>A closed connection of our own, outside any pool.</summary>
    /// <exception cref="ArgumentException">The text is not a connection string.</exception>
    public static DbConnection Create(string connectionString, TimeSpan timeout)
    {
        var settings = Settings(connectionString, timeout);
        (settings.Pooling, settings.AllowUserVariables) = (false, true);
        return new MySqlConnection(settings.ConnectionString);
    }

    /// <summary>Connections for others than the pipeline, which take turns.</summary>
    /// <param name="connectionString">Where the database is.</param>
    /// <param name="timeout">How long it may take to connect or to answer.</param>
    /// <param name="most">The most connections at once; who finds all of them taken waits for one.</param>
    /// <exception cref="ArgumentException">The text is not a connection string.</exception>
    public static DbDataSource CreatePool(string connectionString, TimeSpan timeout, int most)
    {
        var settings = Settings(connectionString, timeout);
        (settings.Pooling, settings.MinimumPoolSize, settings.MaximumPoolSize) = (true, 0, (uint)most);
        return new MySqlDataSourceBuilder(settings.ConnectionString)
            .UseConnectionOpenedCallback(static async (context, cancellation) =>
            {
                await using var command = context.Connection.CreateCommand();
                command.CommandText = MySqlSession.Settings;
                await command.ExecuteNonQueryAsync(cancellation);
            })
            .Build();
    }

    /// <summary>The server's number for a failure, or null for one of the driver or the network.</summary>
    public static int? ErrorNumber(DbException exception) => (exception as MySqlException)?.Number;

    private static MySqlConnectionStringBuilder Settings(string connectionString, TimeSpan timeout) => new(connectionString)
    {
        CharacterSet = "utf8mb4",
        ConnectionTimeout = (uint)timeout.TotalSeconds,
        DefaultCommandTimeout = (uint)timeout.TotalSeconds,
    };
}
