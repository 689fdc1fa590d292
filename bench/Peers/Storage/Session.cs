using System.Globalization;
using MySqlConnector;

namespace Ticketing.Peers.Storage;

/// <summary>One connection, used by one caller at a time. A statement with parameters is prepared at its first use and stays prepared.</summary>
internal sealed class Session(MySqlConnection connection)
{
    private readonly Dictionary<string, MySqlCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Opens a connection of MySqlConnector, the silo's driver.</summary>
    public static async Task<Session> OpenAsync(string connectionString)
    {
        var settings = new MySqlConnectionStringBuilder(connectionString) { CharacterSet = "utf8mb4", Pooling = false, IgnorePrepare = false };
        var connection = new MySqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        var session = new Session(connection);
        // Every statement that decides names one row by its key. Locks on the gaps between rows would only make buyers wait for each other.
        await session.ExecuteAsync("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        return session;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of changed rows.</returns>
    public async Task<int> ExecuteAsync(string sql, params (string Name, object Value)[] parameters)
    {
        var command = await ReadyAsync(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query.</summary>
    public async Task<MySqlDataReader> QueryAsync(string sql, params (string Name, object Value)[] parameters)
    {
        var command = await ReadyAsync(sql, parameters);
        return await command.ExecuteReaderAsync();
    }

    /// <summary>Runs a query for one number.</summary>
    public async Task<long> NumberAsync(string sql, params (string Name, object Value)[] parameters)
    {
        var command = await ReadyAsync(sql, parameters);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private ValueTask<MySqlCommand> ReadyAsync(string sql, (string Name, object Value)[] parameters)
    {
        if (parameters.Length == 0) return new(new MySqlCommand(sql, connection));
        if (!_prepared.TryGetValue(sql, out var command)) return PrepareAsync(sql, parameters);
        for (var i = 0; i < parameters.Length; i++) command.Parameters[i].Value = parameters[i].Value;
        return new(command);
    }

    private async ValueTask<MySqlCommand> PrepareAsync(string sql, (string Name, object Value)[] parameters)
    {
        var command = new MySqlCommand(sql, connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        await command.PrepareAsync();
        _prepared.Add(sql, command);
        return command;
    }
}
