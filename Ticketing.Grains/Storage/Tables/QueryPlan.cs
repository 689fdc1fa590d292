using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Storage.Tables;

/// <summary>What a query type asks, declared once. Each database makes its own text of it, once per type.</summary>
/// <param name="table">Where the rows are.</param>
/// <param name="index">The index to use, where a database would choose another one.</param>
public abstract class QueryPlan(Table table, string? index)
{
    /// <summary>Where the rows are.</summary>
    public Table Table { get; } = table;

    /// <summary>The index to use, where a database would choose another one.</summary>
    public string? Index { get; } = index;

    /// <summary>The query type.</summary>
    public abstract Type QueryType { get; }

    /// <summary>The condition, with ?1, ?2 … for the query's values.</summary>
    public abstract string Where { get; }

    /// <summary>The order, as it stands in an ORDER BY.</summary>
    public abstract string OrderBy { get; }

    /// <summary>Whether the order is that of the primary key.</summary>
    public abstract bool IsInKeyOrder { get; }

    /// <summary>
    /// The columns that are equal to ?1, ?2 …, when the condition is that and nothing else; otherwise null. The columns then tell of every row
    /// whose answer it belongs to.
    /// </summary>
    public abstract IReadOnlyList<string>? EqualColumns { get; }
}

/// <summary>What a query type asks about rows of <typeparamref name="TRow"/>.</summary>
/// <param name="table">Where the rows are.</param>
/// <param name="index">The index to use, where a database would choose another one.</param>
public abstract class QueryPlan<TRow>(Table<TRow> table, string? index) : QueryPlan(table, index)
    where TRow : Row
{
    private readonly Table<TRow> _table = table;

    /// <summary>The order in memory; the same as <see cref="QueryPlan.OrderBy"/>.</summary>
    public abstract IComparer<TRow> Order { get; }

    /// <summary>Gives the values of ?1, ?2 …</summary>
    public abstract void Bind(RowQuery<TRow> query, ValueWriter to);

    /// <summary>Whether a row belongs to the answer; the same as <see cref="QueryPlan.Where"/>, in memory.</summary>
    public abstract bool Matches(RowQuery<TRow> query, TRow row);

    /// <summary>Makes a row of the columns.</summary>
    public TRow Read(ValueReader from) => _table.Read(from);
}

/// <summary>What queries of <typeparamref name="TQuery"/> ask: all conditions hold. Each method adds to the declaration and gives a new one.</summary>
public sealed class QueryPlan<TRow, TQuery> : QueryPlan<TRow>
    where TRow : Row
    where TQuery : RowQuery<TRow>
{
    private readonly Table<TRow> _table;
    private readonly Condition<TRow, TQuery>[] _conditions;
    private readonly Column<TRow>[] _order;

    private readonly bool _isDescending;

    internal QueryPlan(Table<TRow> table, Condition<TRow, TQuery>[] conditions, Column<TRow>[] order, string? index, bool isDescending = false)
        : base(table, index)
    {
        (_table, _conditions, _order, _isDescending) = (table, conditions, order, isDescending);
        var fixedColumns = conditions.Select(static condition => condition.Fixed).OfType<Column<TRow>>().ToList();

        // The key makes the order complete. What is the same in all rows of the answer orders nothing.
        Column<TRow>[] whole = order.Length == 0 ? [.. table.Key] : [.. order, .. table.Key.Except(order).Except(fixedColumns)];
        OrderBy = string.Join(", ", whole.Select(column => isDescending ? column.Name + " DESC" : column.Name));
        Order = Comparer<TRow>.Create((left, right) => isDescending ? Compare(whole, right, left) : Compare(whole, left, right));
        EqualColumns = fixedColumns.Count > 0 && fixedColumns.Count == conditions.Length ? [.. fixedColumns.Select(static column => column.Name)] : null;
        Where = TextOf(conditions);
    }

    /// <inheritdoc/>
    public override Type QueryType => typeof(TQuery);

    /// <inheritdoc/>
    public override string Where { get; }

    /// <inheritdoc/>
    public override string OrderBy { get; }

    /// <inheritdoc/>
    public override bool IsInKeyOrder => _order.Length == 0;

    /// <inheritdoc/>
    public override IReadOnlyList<string>? EqualColumns { get; }

    /// <inheritdoc/>
    public override IComparer<TRow> Order { get; }

    /// <inheritdoc/>
    public override void Bind(RowQuery<TRow> query, ValueWriter to)
    {
        var typed = (TQuery)query;
        foreach (var condition in _conditions) condition.Bind(typed, to);
    }

    /// <inheritdoc/>
    public override bool Matches(RowQuery<TRow> query, TRow row)
    {
        var typed = (TQuery)query;
        foreach (var condition in _conditions)
        {
            if (!condition.Holds(typed, row)) return false;
        }

        return true;
    }

    /// <summary>The column equals the query's value.</summary>
    public QueryPlan<TRow, TQuery> Equal<TValue>(Column<TRow, TValue> column, Func<TQuery, TValue> value) => Compared(column, "=", value);

    /// <summary>The column equals the query's value, or the query has none.</summary>
    public QueryPlan<TRow, TQuery> EqualIfGiven(Column<TRow, string> column, Func<TQuery, string?> value) =>
        With(new ComparedColumn<TRow, TQuery, string>(column, "=", value!, isOptional: true));

    /// <summary>The column is greater than the query's value.</summary>
    public QueryPlan<TRow, TQuery> Greater<TValue>(Column<TRow, TValue> column, Func<TQuery, TValue> value) => Compared(column, ">", value);

    /// <summary>The column is less than the query's value.</summary>
    public QueryPlan<TRow, TQuery> Less<TValue>(Column<TRow, TValue> column, Func<TQuery, TValue> value) => Compared(column, "<", value);

    /// <summary>The column is the query's value at most.</summary>
    public QueryPlan<TRow, TQuery> AtMost<TValue>(Column<TRow, TValue> column, Func<TQuery, TValue> value) => Compared(column, "<=", value);

    /// <summary>The column has this choice.</summary>
    public QueryPlan<TRow, TQuery> Is<TEnum>(Column<TRow, TEnum> column, TEnum choice)
        where TEnum : unmanaged, Enum =>
        With(new ChosenColumn<TRow, TQuery, TEnum>(column, choice));

    /// <summary>The column has no value.</summary>
    public QueryPlan<TRow, TQuery> IsNull(Column<TRow> column) => With(new EmptyColumn<TRow, TQuery>(column));

    /// <summary>The answer is ordered by these columns, ascending, and where they are equal by the primary key.</summary>
    public QueryPlan<TRow, TQuery> By(params Column<TRow>[] columns) => new(_table, _conditions, columns, Index);

    /// <summary>A page of a list that has the newest first; rows of one instant are in the order of their ids.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="id">The id, which is the rest of the primary key.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    public QueryPlan<TRow, TQuery> NewestFirst(Column<TRow, DateTimeOffset> at, Column<TRow, string> id, Func<TQuery, PagePoint?> after) =>
        new(_table, [.. _conditions, new PastPoint<TRow, TQuery>(at, id, isDescending: true, after)], [at, id], Index, isDescending: true);

    /// <summary>A page of a list by date, the earliest first.</summary>
    /// <param name="at">The date.</param>
    /// <param name="id">The id, which is the rest of the primary key.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    public QueryPlan<TRow, TQuery> EarliestFirst(Column<TRow, DateTimeOffset> at, Column<TRow, string> id, Func<TQuery, PagePoint?> after) =>
        new(_table, [.. _conditions, new PastPoint<TRow, TQuery>(at, id, isDescending: false, after)], [at, id], Index);

    /// <summary>The databases use this index, where they would choose another one.</summary>
    public QueryPlan<TRow, TQuery> Through(string index) => new(_table, _conditions, _order, index, _isDescending);

    private QueryPlan<TRow, TQuery> Compared<TValue>(Column<TRow, TValue> column, string sign, Func<TQuery, TValue> value) =>
        With(new ComparedColumn<TRow, TQuery, TValue>(column, sign, value, isOptional: false));

    private QueryPlan<TRow, TQuery> With(Condition<TRow, TQuery> condition) => new(_table, [.. _conditions, condition], _order, Index, _isDescending);

    private static string TextOf(Condition<TRow, TQuery>[] conditions)
    {
        var values = 0;
        return string.Join(" AND ", conditions.Select(condition =>
        {
            var first = values + 1;
            values += condition.Values;
            return condition.Sql(first);
        }));
    }

    private static int Compare(Column<TRow>[] columns, TRow left, TRow right)
    {
        foreach (var column in columns)
        {
            if (column.Compare(left, right) is not 0 and var order) return order;
        }

        return 0;
    }
}
