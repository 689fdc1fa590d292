using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage.Mapping;

/// <summary>How one query type is asked; each database makes its own text of it.</summary>
/// <param name="table">Where the rows are.</param>
/// <param name="queryType">The query type.</param>
/// <param name="where">The condition, with ?1, ?2 …</param>
/// <param name="orderBy">The order; the primary key when null.</param>
/// <param name="index">The index to use, where the database would choose another one.</param>
internal abstract class QueryPlan(Table table, Type queryType, string where, string? orderBy, string? index)
{
    /// <summary>Where the rows are.</summary>
    public Table Table { get; } = table;

    /// <summary>The query type.</summary>
    public Type QueryType { get; } = queryType;

    /// <summary>The condition, with ?1, ?2 …</summary>
    public string Where { get; } = where;

    /// <summary>The order; the primary key when null.</summary>
    public string? OrderBy { get; } = orderBy;

    /// <summary>The index to use, where the database would choose another one.</summary>
    public string? Index { get; } = index;
}

/// <summary>How a query for rows of <typeparamref name="T"/> is asked.</summary>
internal sealed class QueryPlan<T>(
    Table<T> table, Type queryType, string where, Action<RowQuery<T>, ValueWriter> bind, string? orderBy, string? index)
    : QueryPlan(table, queryType, where, orderBy, index)
    where T : Row
{
    /// <summary>Gives the values of ?1, ?2 …</summary>
    public void Bind(RowQuery<T> query, ValueWriter to) => bind(query, to);

    /// <summary>Makes a row of the columns.</summary>
    public T Read(ValueReader from) => table.Read(from);
}
