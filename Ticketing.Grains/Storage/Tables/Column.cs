namespace Ticketing.Grains.Storage.Tables;

/// <summary>One column of a table, declared once: its name in SQL, how its values are stored, and where a row has them.</summary>
/// <param name="name">The name in SQL.</param>
public abstract class Column<TRow>(string name)
    where TRow : Row
{
    /// <summary>The name in SQL.</summary>
    public string Name { get; } = name;

    /// <summary>Gives a row's value to the database.</summary>
    public abstract void Write(TRow row, ValueWriter to);

    /// <summary>Whether a row has no value here.</summary>
    public abstract bool IsNull(TRow row);

    /// <summary>The order of two rows by this column.</summary>
    public abstract int Compare(TRow left, TRow right);
}

/// <summary>A column with values of <typeparamref name="TValue"/>.</summary>
/// <param name="name">The name in SQL.</param>
/// <param name="kind">How the values are stored.</param>
/// <param name="get">Where a row has the value.</param>
public sealed class Column<TRow, TValue>(string name, ValueKind<TValue> kind, Func<TRow, TValue> get) : Column<TRow>(name)
    where TRow : Row
{
    /// <summary>How the values are stored.</summary>
    public ValueKind<TValue> Kind { get; } = kind;

    /// <summary>A row's value.</summary>
    public TValue Of(TRow row) => get(row);

    /// <summary>Takes the value from a row of the database. Columns are read in the order of their table.</summary>
    public TValue Read(ValueReader from) => Kind.Read(from);

    /// <inheritdoc/>
    public override void Write(TRow row, ValueWriter to) => Kind.Write(to, get(row));

    /// <inheritdoc/>
    public override bool IsNull(TRow row) => get(row) is null;

    /// <inheritdoc/>
    public override int Compare(TRow left, TRow right) => Kind.Compare(get(left), get(right));
}
