using System.Collections.Frozen;
using System.Reflection;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage.Mapping;

/// <summary>All tables and queries. Reflection is used once, to find the table files; rows are written and read without it.</summary>
internal sealed class Schema
{
    private readonly FrozenDictionary<Type, Table> _tables;
    private readonly FrozenDictionary<Type, QueryPlan> _queries;

    private Schema(IReadOnlyCollection<Table> tables)
    {
        _tables = tables.ToFrozenDictionary(table => table.RowType);
        _queries = tables.SelectMany(table => table.Queries).ToFrozenDictionary(query => query.QueryType);
    }

    /// <summary>The schema of this program.</summary>
    public static Schema Current { get; } = new(
        [.. typeof(Schema).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Table)) && !type.IsAbstract)
            .Select(type => (Table)Activator.CreateInstance(type)!)]);

    /// <summary>The tables.</summary>
    public IReadOnlyCollection<Table> Tables => _tables.Values;

    /// <summary>The queries.</summary>
    public IReadOnlyCollection<QueryPlan> Queries => _queries.Values;

    /// <summary>The table of a row.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public Table TableOf(Row row) =>
        _tables.GetValueOrDefault(row.GetType()) ?? throw new InvalidOperationException(NoMapping(row.GetType()));

    /// <summary>How a query is asked.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public QueryPlan<T> PlanOf<T>(RowQuery<T> query)
        where T : Row =>
        _queries.GetValueOrDefault(query.GetType()) as QueryPlan<T> ?? throw new InvalidOperationException(NoMapping(query.GetType()));

    /// <summary>Refuses to start when the grains have a row or query that no table file maps.</summary>
    /// <exception cref="InvalidOperationException">Names them all.</exception>
    public void RequireAll(Assembly grains)
    {
        var missing = grains.GetTypes().Where(type => !type.IsAbstract && (IsRow(type) || IsQuery(type)))
            .Where(type => !_tables.ContainsKey(type) && !_queries.ContainsKey(type)).Select(NoMapping).ToList();
        if (missing.Count > 0) throw new InvalidOperationException(string.Join(Environment.NewLine, missing));
    }

    private static bool IsRow(Type type) => type.IsSubclassOf(typeof(Row));

    private static bool IsQuery(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(RowQuery<>);

    private static string NoMapping(Type type) =>
        $"{type.FullName} has no SQL: add it to a table file in Ticketing.Silo/Storage/Tables, and its columns to a migration.";
}
