using Npgsql;

namespace Ticketing.Peers.Postgres;

/// <summary>One connection, used by one caller at a time. A statement with parameters is prepared at its first use and stays prepared.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection)
{
    private readonly Dictionary<string, NpgsqlCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Opens a connection.</summary>
    public static async Task<PostgresSession> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new PostgresSession(connection);
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="values">The values of the parameters.</param>
    /// <returns>The number of changed rows.</returns>
    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        var command = await ReadyAsync(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query.</summary>
    public async Task<NpgsqlDataReader> QueryAsync(string sql, params object[] values)
    {
        var command = await ReadyAsync(sql, values);
        return await command.ExecuteReaderAsync();
    }

    private ValueTask<NpgsqlCommand> ReadyAsync(string sql, object[] values)
    {
        if (values.Length == 0) return new(new NpgsqlCommand(sql, connection));
        if (!_prepared.TryGetValue(sql, out var command)) return PrepareAsync(sql, values);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return new(command);
    }

    private async ValueTask<NpgsqlCommand> PrepareAsync(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.PrepareAsync();
        _prepared.Add(sql, command);
        return command;
    }
}
