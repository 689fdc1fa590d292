using System.Data.Common;
using System.Globalization;

namespace Ticketing.Peers.Storage;

/// <summary>One connection, used by one caller at a time. A statement with parameters is prepared at its first use and stays so.</summary>
internal sealed class Session(DbConnection connection)
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement.</summary>
    /// <returns>The rows it changed.</returns>
    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<(string Name, object Value)> parameters) => Ready(sql, parameters).ExecuteNonQueryAsync();

    /// <summary>Asks.</summary>
    public Task<DbDataReader> QueryAsync(string sql, params ReadOnlySpan<(string Name, object Value)> parameters) => Ready(sql, parameters).ExecuteReaderAsync();

    /// <summary>Asks for one number.</summary>
    public Task<long> NumberAsync(string sql, params ReadOnlySpan<(string Name, object Value)> parameters) => AsNumberAsync(Ready(sql, parameters));

    private static async Task<long> AsNumberAsync(DbCommand command) => Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);

    private DbCommand Ready(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            if (parameters.Length == 0) return command;
            foreach (var (name, value) in parameters) Add(command, name, value);
            command.Prepare();
            _prepared.Add(sql, command);
            return command;
        }

        for (var i = 0; i < parameters.Length; i++) command.Parameters[i].Value = parameters[i].Value;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
