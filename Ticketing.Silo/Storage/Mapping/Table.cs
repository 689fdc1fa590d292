using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage.Mapping;

/// <summary>How one row type lies in the database. Each lives in its own file of the Tables folder and is found there at start.</summary>
internal abstract class Table(string name)
{
    private TableStatements? _sql;

    /// <summary>The table's name in SQL.</summary>
    public string Name { get; } = name;

    /// <summary>The row type.</summary>
    public abstract Type RowType { get; }

    /// <summary>Its columns in order; the version follows as the last one.</summary>
    public abstract IReadOnlyList<(string Name, bool IsKey)> Columns { get; }

    /// <summary>The questions it answers.</summary>
    public abstract IEnumerable<QueryPlan> Queries { get; }

    /// <summary>The texts of its statements.</summary>
    public TableStatements Sql => _sql ??= new TableStatements(this);

    /// <summary>Binds all columns and the version.</summary>
    public abstract void Bind(Row row, SqliteParameters to);
}

/// <summary>The table of <typeparamref name="T"/>: columns and queries are added in the constructor.</summary>
internal abstract class Table<T>(string name) : Table(name)
    where T : Row
{
    private readonly List<(string Name, bool IsKey)> _columns = [];
    private readonly List<Action<T, SqliteParameters>> _getters = [];
    private readonly List<QueryPlan> _queries = [];

    /// <inheritdoc/>
    public override Type RowType => typeof(T);

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, bool IsKey)> Columns => _columns;

    /// <inheritdoc/>
    public override IEnumerable<QueryPlan> Queries => _queries;

    /// <summary>Makes a row of the columns, which are to be read in the order they were added, then the version.</summary>
    public abstract T Read(SqliteColumns from);

    /// <inheritdoc/>
    public override void Bind(Row row, SqliteParameters to)
    {
        var typed = (T)row;
        foreach (var getter in _getters) getter(typed, to);
        to.Integer(row.Version);
    }

    /// <summary>Adds a column of the primary key. The parts must order as the texts of <see cref="Row.Key"/> do.</summary>
    protected void Key(string column, Action<T, SqliteParameters> getter)
    {
        _columns.Add((column, true));
        _getters.Add(getter);
    }

    /// <summary>Adds a column.</summary>
    protected void Column(string column, Action<T, SqliteParameters> getter)
    {
        _columns.Add((column, false));
        _getters.Add(getter);
    }

    /// <summary>Adds a query.</summary>
    /// <param name="where">The condition, which says what <see cref="RowQuery{T}.Matches"/> says, with ?1, ?2 …</param>
    /// <param name="bind">Binds ?1, ?2 …; the limit is added behind them.</param>
    /// <param name="orderBy">What <see cref="RowQuery{T}.SortKey"/> says; the primary key when null.</param>
    /// <param name="index">The index to use where SQLite, which knows nothing of the data, would choose another one.</param>
    protected void Query<TQuery>(string where, Action<TQuery, SqliteParameters> bind, string? orderBy = null, string? index = null)
        where TQuery : RowQuery<T> =>
        _queries.Add(new QueryPlan<T>(this, typeof(TQuery), where, (query, to) => bind((TQuery)query, to), orderBy, index));
}
