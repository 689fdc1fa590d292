using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.Mapping;

/// <summary>All tables and queries that the grains declare. Reflection is used once, to find them; rows are written and read without it.</summary>
internal sealed class Schema
{
    private readonly FrozenDictionary<Type, Table> _tables;

    /// <summary>Finds the declarations of an assembly.</summary>
    /// <exception cref="InvalidOperationException">A row has no table; the text names all of them.</exception>
    public Schema(Assembly grains)
    {
        var types = grains.GetTypes().Where(static type => !type.IsAbstract || type.IsSealed).ToList();
        _tables = types.SelectMany(TablesOf).ToFrozenDictionary(static table => table.RowType);
        Queries = [.. types.Where(IsQuery).Select(PlanOf)];
        var missing = types.Where(static type => type.IsSubclassOf(typeof(Row))).Where(type => !_tables.ContainsKey(type)).Select(NoTable).ToList();
        if (missing.Count > 0) throw new InvalidOperationException(string.Join(Environment.NewLine, missing));
    }

    /// <summary>The schema of this program.</summary>
    public static Schema Current { get; } = new(typeof(Row).Assembly);

    /// <summary>The tables.</summary>
    public IReadOnlyCollection<Table> Tables => _tables.Values;

    /// <summary>The queries.</summary>
    public IReadOnlyCollection<QueryPlan> Queries { get; }

    /// <summary>The table of a row.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public Table TableOf(Row row) =>
        _tables.GetValueOrDefault(row.GetType()) ?? throw new InvalidOperationException(NoTable(row.GetType()));

    private static IEnumerable<Table> TablesOf(Type type) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(static field => field.FieldType.IsSubclassOf(typeof(Table)))
        .Select(static field => (Table)field.GetValue(null)!);

    private static bool IsQuery(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(RowQuery<>);

    // The plan is the same for every query of a type, so one without values gives it too.
    private static QueryPlan PlanOf(Type query) =>
        (QueryPlan)query.GetMethod(nameof(RowQuery<>.Plan))!.Invoke(RuntimeHelpers.GetUninitializedObject(query), null)!;

    private static string NoTable(Type row) =>
        $"{row.FullName} has no table: declare one beside it, and add its columns to a migration.";
}
