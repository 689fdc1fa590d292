using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage.Mapping;

/// <summary>The SQL of one query type.</summary>
internal abstract class QueryPlan(Type queryType, string sql)
{
    /// <summary>The query type.</summary>
    public Type QueryType { get; } = queryType;

    /// <summary>The text, with the limit as its last parameter.</summary>
    public string Sql { get; } = sql;
}

/// <summary>The SQL of one query type that gives rows of <typeparamref name="T"/>.</summary>
internal sealed class QueryPlan<T>(
    Table<T> table, Type queryType, string where, Action<RowQuery<T>, SqliteParameters> bind, string? orderBy, string? index)
    : QueryPlan(queryType, $"SELECT {table.Sql.Columns} FROM {table.Name}{(index is null ? "" : " INDEXED BY " + index)} WHERE {where} ORDER BY {orderBy ?? table.Sql.KeyColumns} LIMIT ?")
    where T : Row
{
    /// <summary>Asks, on the thread that owns the connection.</summary>
    public IReadOnlyList<T> Run(SqliteDatabase database, RowQuery<T> query)
    {
        var statement = database.Statement(Sql);
        try
        {
            bind(query, statement.Parameters);
            statement.Parameters.Integer(query.Limit);
            var rows = new List<T>();
            while (statement.Step()) rows.Add(table.Read(statement.Columns));
            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }
}
