using System.Globalization;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// How queries of one plan are asked in one statement, with a list of keys for their values. The server then parses, optimizes and
/// opens the table once for all of them. The plan's condition must say only that some columns equal the values, because these columns then
/// tell to which query a row belongs. The plan also needs an index that begins with these columns. The index is forced, because a
/// server with old statistics of a growing table would read the whole table instead.
/// </summary>
internal sealed class SameQueries
{
    /// <summary>The most rows of an answer to several queries, which is also the usual limit of a single query.</summary>
    public const int MostRows = 10_000;

    /// <summary>The most values of a list. MariaDB turns a list of a thousand values into a join, for which it reads a whole index.</summary>
    public const int MostValues = 500;

    // A RowKey has at most three parts.
    private const int MostColumns = 3;

    private readonly string _select;
    private readonly string[] _columns;
    private readonly string _order;

    private SameQueries(QueryPlan plan, IReadOnlyList<string> columns, string index)
    {
        var table = plan.Table;
        _columns = [.. columns];
        Columns = [.. columns.Select(column => table.Columns.TakeWhile(other => other != column).Count())];
        _select = $"SELECT {table.ColumnList} FROM {table.Name} FORCE INDEX ({index}) WHERE ";
        _order = string.Create(
            CultureInfo.InvariantCulture, $" ORDER BY {string.Join(", ", columns.Union(table.Columns.Take(table.KeyLength)))} LIMIT {MostRows + 1};");
    }

    /// <summary>The positions, in a row, of the columns that tell to which query the row belongs.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>How the queries of a plan are asked together; null when each must be asked alone.</summary>
    public static SameQueries? Of(QueryPlan plan)
    {
        if (plan.EqualColumns is not { Count: <= MostColumns } columns || !plan.IsInKeyOrder) return null;
        var isOfKey = columns.SequenceEqual(plan.Table.Columns.Take(Math.Min(columns.Count, plan.Table.KeyLength)));
        return (plan.Index ?? (isOfKey ? "PRIMARY" : null)) is { } index ? new SameQueries(plan, columns, index) : null;
    }

    /// <summary>The text of the statement with NULL for all values, so that it returns no rows.</summary>
    public string TextWithoutValues => Text($"({string.Join(',', _columns.Select(_ => "NULL"))})");

    /// <summary>The text of the statement.</summary>
    /// <param name="keys">The values, those of each query in brackets, with commas in between.</param>
    public string Text(string keys) => $"{_select}({string.Join(", ", _columns)}) IN ({keys}){_order}";

    /// <summary>
    /// The text for queries that differ only in their last value, like those about one performance. It takes the server a third less work.
    /// </summary>
    /// <param name="shared">The values that the queries share, with commas in between; empty when there is only the last value.</param>
    /// <param name="lasts">The last value of each query, with commas in between.</param>
    public string Text(string shared, string lasts)
    {
        var same = shared.Length == 0 ? "" : $"({string.Join(", ", _columns.SkipLast(1))}) = ({shared}) AND ";
        return $"{_select}{same}{_columns[^1]} IN ({lasts}){_order}";
    }
}
