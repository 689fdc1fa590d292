using System.Data.Common;
using MySqlConnector;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>The driver MySqlConnector as the storage uses it. No other file of the silo names the driver.</summary>
internal static class MySqlDriver
{
    /// <summary>Orleans' name for this driver.</summary>
    public const string InvariantName = "MySql.Data.MySqlConnector";

    /// <summary>Makes a connection outside any pool, not opened yet.</summary>
    /// <exception cref="ArgumentException">The text is not a connection string.</exception>
    public static DbConnection Create(string connectionString, TimeSpan timeout)
    {
        var settings = Settings(connectionString, timeout);
        (settings.Pooling, settings.AllowUserVariables) = (false, true);
        return new MySqlConnection(settings.ConnectionString);
    }

    /// <summary>Makes a pool of connections for all uses except the commit pipeline.</summary>
    /// <param name="connectionString">The connection string of the database.</param>
    /// <param name="timeout">How long the server may take to connect or to answer.</param>
    /// <param name="most">The most connections at once; when all are in use, callers wait for a free one.</param>
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

    /// <summary>The error number of the driver's exception, which is the server's when the server refused; null for other exceptions.</summary>
    public static int? ErrorNumber(DbException exception) => (exception as MySqlException)?.Number;

    private static MySqlConnectionStringBuilder Settings(string connectionString, TimeSpan timeout) => new(connectionString)
    {
        CharacterSet = "utf8mb4",
        ConnectionTimeout = (uint)timeout.TotalSeconds,
        DefaultCommandTimeout = (uint)timeout.TotalSeconds,
    };
}
