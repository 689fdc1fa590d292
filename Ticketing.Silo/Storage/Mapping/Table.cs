using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage.Mapping;

/// <summary>How one row type lies in the database. Each lives in its own file of the Tables folder and is found there at start.</summary>
internal abstract class Table(string name)
{
    /// <summary>The table's name in SQL.</summary>
    public string Name { get; } = name;

    /// <summary>The row type.</summary>
    public abstract Type RowType { get; }

    /// <summary>Its columns in order, those of the primary key first; the version follows as the last one.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>How many of the columns are the primary key.</summary>
    public abstract int KeyLength { get; }

    /// <summary>The questions it answers.</summary>
    public abstract IEnumerable<QueryPlan> Queries { get; }

    /// <summary>All columns, the version last, as they stand in a SELECT or INSERT.</summary>
    public string ColumnList => string.Join(", ", Columns.Append("version"));

    /// <summary>The primary key's columns, as they stand in an ORDER BY.</summary>
    public string KeyList => string.Join(", ", Columns.Take(KeyLength));

    /// <summary>Gives the values of all columns and the version.</summary>
    public abstract void Bind(Row row, ValueWriter to);
}

/// <summary>The table of <typeparamref name="T"/>: columns and queries are added in the constructor.</summary>
internal abstract class Table<T>(string name) : Table(name)
    where T : Row
{
    private readonly List<string> _columns = [];
    private readonly List<Action<T, ValueWriter>> _getters = [];
    private readonly List<QueryPlan> _queries = [];
    private int _keyLength;

    /// <inheritdoc/>
    public override Type RowType => typeof(T);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => _columns;

    /// <inheritdoc/>
    public override int KeyLength => _keyLength;

    /// <inheritdoc/>
    public override IEnumerable<QueryPlan> Queries => _queries;

    /// <summary>Makes a row of the columns, which are to be read in the order they were added, then the version.</summary>
    public abstract T Read(ValueReader from);

    /// <inheritdoc/>
    public override void Bind(Row row, ValueWriter to)
    {
        var typed = (T)row;
        foreach (var getter in _getters) getter(typed, to);
        to.Integer(row.Version);
    }

    /// <summary>Adds a column of the primary key. The parts must order as the texts of <see cref="Row.Key"/> do.</summary>
    protected void Key(string column, Action<T, ValueWriter> getter)
    {
        if (_keyLength != _columns.Count) throw new InvalidOperationException($"{Name}: the key's columns come first.");
        _keyLength++;
        Column(column, getter);
    }

    /// <summary>Adds a column.</summary>
    protected void Column(string column, Action<T, ValueWriter> getter)
    {
        _columns.Add(column);
        _getters.Add(getter);
    }

    /// <summary>Adds a query.</summary>
    /// <param name="where">The condition, which says what <see cref="RowQuery{T}.Matches"/> says, with ?1, ?2 …</param>
    /// <param name="bind">Gives the values of ?1, ?2 …; the limit is added behind them.</param>
    /// <param name="orderBy">What <see cref="RowQuery{T}.SortKey"/> says; the primary key when null.</param>
    /// <param name="index">The index to use where the database, which knows little of the data, would choose another one.</param>
    protected void Query<TQuery>(string where, Action<TQuery, ValueWriter> bind, string? orderBy = null, string? index = null)
        where TQuery : RowQuery<T> =>
        _queries.Add(new QueryPlan<T>(this, typeof(TQuery), where, (query, to) => bind((TQuery)query, to), orderBy, index));
}
