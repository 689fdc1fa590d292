namespace Ticketing.Grains.Storage.Tables;

/// <summary>How one row type lies in every database. The declaration is the static field of type <see cref="Table{TRow}"/> beside the row.</summary>
/// <param name="name">The table's name in SQL.</param>
/// <param name="key">The columns of the primary key, in order.</param>
/// <param name="others">The other columns, in order, without the version.</param>
public abstract class Table(string name, IReadOnlyList<string> key, IReadOnlyList<string> others)
{
    /// <summary>The table's name in SQL.</summary>
    public string Name { get; } = name;

    /// <summary>The row type.</summary>
    public abstract Type RowType { get; }

    /// <summary>Its columns in order, those of the primary key first; the version follows as the last one.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. key, .. others];

    /// <summary>How many of the columns are the primary key.</summary>
    public int KeyLength { get; } = key.Count;

    /// <summary>All columns, the version last, as they stand in a SELECT or INSERT.</summary>
    public string ColumnList { get; } = string.Join(", ", key.Concat(others).Append("version"));

    /// <summary>The primary key's columns, as they stand in an ORDER BY.</summary>
    public string KeyList { get; } = string.Join(", ", key);

    /// <summary>Gives the values of all columns and the version.</summary>
    public abstract void Bind(Row row, ValueWriter to);
}

/// <summary>The table of <typeparamref name="TRow"/>.</summary>
/// <param name="name">The table's name in SQL.</param>
/// <param name="key">The columns of the primary key. They must order rows as the texts of <see cref="Row.Key"/> do.</param>
/// <param name="others">The other columns, without the version.</param>
/// <param name="read">Makes a row of the columns, which are to be read in the order given here, then the version.</param>
public sealed class Table<TRow>(string name, Column<TRow>[] key, Column<TRow>[] others, Func<ValueReader, TRow> read)
    : Table(name, [.. key.Select(static column => column.Name)], [.. others.Select(static column => column.Name)])
    where TRow : Row
{
    private readonly Column<TRow>[] _columns = [.. key, .. others];

    /// <inheritdoc/>
    public override Type RowType => typeof(TRow);

    /// <summary>The columns of the primary key.</summary>
    public IReadOnlyList<Column<TRow>> Key { get; } = key;

    /// <summary>Makes a row of the columns and the version.</summary>
    public TRow Read(ValueReader from) => read(from);

    /// <inheritdoc/>
    public override void Bind(Row row, ValueWriter to)
    {
        var typed = (TRow)row;
        foreach (var column in _columns) column.Write(typed, to);
        to.Integer(row.Version);
    }

    /// <summary>Begins the declaration of a query: all rows, by primary key.</summary>
    public QueryPlan<TRow, TQuery> Query<TQuery>()
        where TQuery : RowQuery<TRow> =>
        new(this, [], [], index: null);
}
