using System.Globalization;
using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Storage.Tables;

/// <summary>One condition of a query, in SQL and in memory.</summary>
internal abstract class Condition<TRow, TQuery>
    where TRow : Row
{
    /// <summary>How many values the query gives for it; the SQL text has a number for each.</summary>
    public abstract int Values { get; }

    /// <summary>The column that is the same in all rows of an answer and equal to the query's value; null when there is none.</summary>
    public virtual Column<TRow>? Fixed => null;

    /// <summary>The SQL text.</summary>
    /// <param name="number">The number of the query's first value for it.</param>
    public abstract string Sql(int number);

    /// <summary>Gives the query's value, if it has one.</summary>
    public abstract void Bind(TQuery query, ValueWriter to);

    /// <summary>Whether a row meets it.</summary>
    public abstract bool Holds(TQuery query, TRow row);
}

/// <summary>A column compared with a value of the query. As in SQL, null is neither equal to anything nor less nor greater.</summary>
/// <param name="column">The column.</param>
/// <param name="sign">The comparison in SQL: =, &gt;, &gt;=, &lt; or &lt;=.</param>
/// <param name="value">The query's value.</param>
/// <param name="isOptional">Whether a query without the value asks for all rows.</param>
internal sealed class ComparedColumn<TRow, TQuery, TValue>(Column<TRow, TValue> column, string sign, Func<TQuery, TValue> value, bool isOptional)
    : Condition<TRow, TQuery>
    where TRow : Row
{
    /// <inheritdoc/>
    public override int Values => 1;

    /// <inheritdoc/>
    public override Column<TRow>? Fixed => sign == "=" && !isOptional ? column : null;

    /// <inheritdoc/>
    public override string Sql(int number)
    {
        var comparison = string.Create(CultureInfo.InvariantCulture, $"{column.Name} {sign} ?{number}");
        return isOptional ? string.Create(CultureInfo.InvariantCulture, $"(?{number} IS NULL OR {comparison})") : comparison;
    }

    /// <inheritdoc/>
    public override void Bind(TQuery query, ValueWriter to) => column.Kind.Write(to, value(query));

    /// <inheritdoc/>
    public override bool Holds(TQuery query, TRow row)
    {
        var wanted = value(query);
        if (wanted is null) return isOptional;
        var had = column.Of(row);
        if (had is null) return false;
        var order = column.Kind.Compare(had, wanted);
        return sign switch
        {
            "=" => order == 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "<" => order < 0,
            _ => order <= 0,
        };
    }
}

/// <summary>
/// A column that has a certain choice in every query of the type. The number stands in the SQL text: an index over the rows with that
/// number is only used when the text says that the rows are among them.
/// </summary>
internal sealed class ChosenColumn<TRow, TQuery, TEnum>(Column<TRow, TEnum> column, TEnum choice) : Condition<TRow, TQuery>
    where TRow : Row
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public override int Values => 0;

    /// <inheritdoc/>
    public override string Sql(int number) => string.Create(CultureInfo.InvariantCulture, $"{column.Name} = {ValueKind.NumberOf(choice)}");

    /// <inheritdoc/>
    public override void Bind(TQuery query, ValueWriter to)
    {
        // The choice is in the text.
    }

    /// <inheritdoc/>
    public override bool Holds(TQuery query, TRow row) => column.Kind.Compare(column.Of(row), choice) == 0;
}

/// <summary>A column without a value.</summary>
internal sealed class EmptyColumn<TRow, TQuery>(Column<TRow> column) : Condition<TRow, TQuery>
    where TRow : Row
{
    /// <inheritdoc/>
    public override int Values => 0;

    /// <inheritdoc/>
    public override string Sql(int number) => $"{column.Name} IS NULL";

    /// <inheritdoc/>
    public override void Bind(TQuery query, ValueWriter to)
    {
        // There is no value.
    }

    /// <inheritdoc/>
    public override bool Holds(TQuery query, TRow row) => column.IsNull(row);
}

/// <summary>
/// What comes after a point of a list that is ordered by an instant and, where that is equal, by an id; a query without a point asks from the
/// list's beginning.
/// </summary>
/// <param name="at">The instant's column.</param>
/// <param name="id">The id's column.</param>
/// <param name="isDescending">Whether the list has the newest first.</param>
/// <param name="point">The query's point.</param>
internal sealed class PastPoint<TRow, TQuery>(
    Column<TRow, DateTimeOffset> at, Column<TRow, string> id, bool isDescending, Func<TQuery, PagePoint?> point) : Condition<TRow, TQuery>
    where TRow : Row
{
    private static readonly PagePoint First = new(DateTimeOffset.MinValue, "");
    private static readonly PagePoint Last = new(DateTimeOffset.MaxValue, "");

    /// <inheritdoc/>
    public override int Values => 2;

    /// <inheritdoc/>
    public override string Sql(int number)
    {
        var sign = isDescending ? '<' : '>';
        return string.Create(CultureInfo.InvariantCulture, $"{at.Name} {sign}= ?{number} AND ({at.Name} {sign} ?{number} OR {id.Name} {sign} ?{number + 1})");
    }

    /// <inheritdoc/>
    public override void Bind(TQuery query, ValueWriter to)
    {
        var from = PointOf(query);
        at.Kind.Write(to, from.At);
        id.Kind.Write(to, from.Id);
    }

    /// <inheritdoc/>
    public override bool Holds(TQuery query, TRow row)
    {
        var from = PointOf(query);
        var order = at.Kind.Compare(at.Of(row), from.At);
        if (order == 0) order = id.Kind.Compare(id.Of(row), from.Id);
        return isDescending ? order < 0 : order > 0;
    }

    private PagePoint PointOf(TQuery query) => point(query) ?? (isDescending ? Last : First);
}
