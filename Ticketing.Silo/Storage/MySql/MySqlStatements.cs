using System.Globalization;
using System.Text;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>The texts of a table's statements, each for many rows.</summary>
internal sealed class MySqlStatements(Table table)
{
    private readonly string _key = table.KeyLength == 1 ? table.KeyList : $"({table.KeyList})";

    /// <summary>The beginning of an INSERT, before the list of rows.</summary>
    public string Insert { get; } = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ";

    /// <summary>The end of an INSERT that overwrites existing rows. Both MySQL and MariaDB know VALUES().</summary>
    public string Overwrite { get; } =
        " ON DUPLICATE KEY UPDATE " + string.Join(", ", table.Columns.Skip(table.KeyLength).Append("version").Select(column => $"{column} = VALUES({column})"));

    /// <summary>The beginning of a DELETE, before the list of keys.</summary>
    public string Delete => $"DELETE FROM {table.Name} WHERE {_key} IN ";

    /// <summary>The beginning of a SELECT of versions, before the list of keys.</summary>
    public string Versions => $"SELECT {table.KeyList}, version FROM {table.Name} WHERE {_key} IN ";

    /// <summary>One key in the form it has in a list of keys.</summary>
    public string KeyOf(string literals) => table.KeyLength == 1 ? literals : $"({literals})";

    /// <summary>Appends a query with its values. The last value is the limit.</summary>
    public static void AppendQuery(StringBuilder to, QueryPlan plan, MySqlLiterals values)
    {
        to.Append(CultureInfo.InvariantCulture, $"SELECT {plan.Table.ColumnList} FROM {plan.Table.Name}");
        if (plan.Index is { } index) to.Append(CultureInfo.InvariantCulture, $" FORCE INDEX ({index})");
        to.Append(" WHERE ");
        AppendWithValues(to, plan.Where, values);
        to.Append(CultureInfo.InvariantCulture, $" ORDER BY {plan.OrderBy} LIMIT {values.At(values.Count - 1)};");
    }

    /// <summary>The text of a query with NULL for all values and the limit 0, so that it returns no rows.</summary>
    public static string QueryWithoutValues(QueryPlan plan)
    {
        var values = new MySqlLiterals();
        for (var parameter = 0; parameter < 9; parameter++) values.Text(null);
        values.Integer(0);
        var text = new StringBuilder();
        AppendQuery(text, plan, values);
        return text.ToString();
    }

    private static void AppendWithValues(StringBuilder to, string where, MySqlLiterals values)
    {
        for (var at = 0; at < where.Length; at++)
        {
            if (where[at] != '?') to.Append(where[at]);
            else to.Append(values.At(where[++at] - '1'));
        }
    }
}
