using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// The writing statements of a table. All of them number their parameters in the same way (the columns in order, the version last),
/// so one binder serves them all. Each statement is conditional. One that changes no row is a conflict and has written nothing.
/// </summary>
internal sealed class SqliteStatements
{
    /// <summary>Generates the texts.</summary>
    public SqliteStatements(Table table)
    {
        var columns = table.Columns.Select((column, index) => $"{column} = ?{index + 1}").ToList();
        var version = $"?{columns.Count + 1}";
        var key = string.Join(" AND ", columns.Take(table.KeyLength));
        var values = columns.Skip(table.KeyLength).Append($"version = {version}");
        var parameters = Enumerable.Range(1, columns.Count + 1).Select(number => $"?{number}");

        Insert = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", parameters)}) ON CONFLICT DO NOTHING";
        UpdateAnyVersion = $"UPDATE {table.Name} SET {string.Join(", ", values)} WHERE {key}";
        Update = $"{UpdateAnyVersion} AND version = {version} - 1";
        Delete = $"DELETE FROM {table.Name} WHERE {key} AND version = {version}";
    }

    /// <summary>Inserts the row unless one of its unique keys is taken.</summary>
    public string Insert { get; }

    /// <summary>Updates the row if it has the version before this one.</summary>
    public string Update { get; }

    /// <summary>Updates the row whatever its version. Only for the test that shows why the version is needed.</summary>
    public string UpdateAnyVersion { get; }

    /// <summary>Deletes the row if it has this version.</summary>
    public string Delete { get; }

    /// <summary>The text of a query, with the limit as its last parameter.</summary>
    public static string Query(QueryPlan plan) =>
        $"SELECT {plan.Table.ColumnList} FROM {plan.Table.Name}{(plan.Index is { } index ? " INDEXED BY " + index : "")} " +
        $"WHERE {plan.Where} ORDER BY {plan.OrderBy} LIMIT ?";
}
