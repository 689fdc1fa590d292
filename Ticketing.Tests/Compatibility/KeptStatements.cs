using Ticketing.Grains.Storage.Tables;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Tests.Documents;

namespace Ticketing.Tests.Compatibility;

/// <summary>
/// <c>deploy/release-before.sql</c>: what the release before asks and writes, one statement a line. <c>{index …}</c> stands for the hint that
/// each database has for an index.
/// </summary>
internal static class KeptStatements
{
    private const string Head = """
        -- What the release before this one asks and writes, with ? for each value; deploy/release-before names its commit. Tests prepare every
        -- line on the schema of today. {index ...} stands for the hint that each database has for an index.

        """;

    private static readonly string Path = Repository.File("deploy/release-before.sql");

    /// <summary>The statements of the file.</summary>
    public static IReadOnlyList<string> Read() => [.. File.ReadLines(Path).Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>Writes the file anew from the declarations of the program as it is built.</summary>
    public static void Write() => File.WriteAllText(Path, Head + string.Concat(Of(Schema.Current).Select(statement => statement + "\n")));

    /// <summary>The statements of a schema.</summary>
    public static IEnumerable<string> Of(Schema schema) => schema.Tables.OrderBy(table => table.Name, StringComparer.Ordinal)
        .SelectMany(table => Writing(table).Concat(schema.Queries.Where(query => query.Table == table).Select(Asking).Order(StringComparer.Ordinal)));

    private static string[] Writing(Table table)
    {
        var key = string.Join(" AND ", table.Columns.Take(table.KeyLength).Select(column => $"{column} = ?"));
        var values = string.Join(", ", table.Columns.Skip(table.KeyLength).Append("version").Select(column => $"{column} = ?"));
        return
        [
            $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Append("version").Select(_ => "?"))})",
            $"UPDATE {table.Name} SET {values} WHERE {key} AND version = ? - 1",
            $"DELETE FROM {table.Name} WHERE {key} AND version = ?",
        ];
    }

    private static string Asking(QueryPlan query)
    {
        var index = query.Index is { } name ? $" {{index {name}}}" : "";
        var where = string.Concat(query.Where.Split('?').Select((part, at) => at == 0 ? part : "?" + part.TrimStart('1', '2', '3', '4', '5', '6', '7', '8', '9')));
        return $"SELECT {query.Table.ColumnList} FROM {query.Table.Name}{index} WHERE {where} ORDER BY {query.OrderBy} LIMIT ?";
    }
}
