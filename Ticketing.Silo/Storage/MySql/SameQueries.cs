using System.Globalization;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// How queries of one plan are asked in one statement, with a list of keys for their values: the server then parses, optimizes and
/// opens the table once for all of them. That needs a condition that some columns are equal to the values and nothing else, because
/// those columns then tell of every row whose it is; and an index that begins with them, which is forced: a server that knows little
/// of a table that is filling up would rather walk through it.
/// </summary>
internal sealed class SameQueries
{
    /// <summary>The most rows of an answer to several queries; what a single one gives at most as a rule.</summary>
    public const int MostRows = 10_000;

    /// <summary>The most values of a list. MariaDB makes a join of a list of a thousand, and walks through an index for it.</summary>
    public const int MostValues = 500;

    // A key has as many parts.
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

    /// <summary>Where in a row the columns are that tell whose it is.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>How the queries of a plan are asked together, or null when each must be asked alone.</summary>
    public static SameQueries? Of(QueryPlan plan)
    {
        if (plan.EqualColumns is not { Count: <= MostColumns } columns || !plan.IsInKeyOrder) return null;
        var isOfKey = columns.SequenceEqual(plan.Table.Columns.Take(Math.Min(columns.Count, plan.Table.KeyLength)));
        return (plan.Index ?? (isOfKey ? "PRIMARY" : null)) is { } index ? new SameQueries(plan, columns, index) : null;
    }

    /// <summary>The text of a statement that gives nothing: with NULL for the values.</summary>
    public string TextWithoutValues => Text($"({string.Join(',', _columns.Select(_ => "NULL"))})");

    /// <summary>The text of the statement.</summary>
    /// <param name="keys">The values, those of each query in brackets, with commas in between.</param>
    public string Text(string keys) => $"{_select}({string.Join(", ", _columns)}) IN ({keys}){_order}";

    /// <summary>
    /// The text for queries that differ in their last value only, as those about one performance do: a third less work for the server.
    /// </summary>
    /// <param name="shared">The values that they share, with commas in between; empty when there is only the last one.</param>
    /// <param name="lasts">The last value of each query, with commas in between.</param>
    public string Text(string shared, string lasts)
    {
        var same = shared.Length == 0 ? "" : $"({string.Join(", ", _columns.SkipLast(1))}) = ({shared}) AND ";
        return $"{_select}{same}{_columns[^1]} IN ({lasts}){_order}";
    }
}
