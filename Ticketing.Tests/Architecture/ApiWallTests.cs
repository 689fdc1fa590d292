using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Orleans;
using Shouldly;
using Ticketing.Api.Problems;
using Ticketing.Grains;
using Ticketing.Grains.Storage;
using Xunit;
using Type = System.Type;

namespace Ticketing.Tests.Architecture;

/// <summary>The API knows the domain's contracts and pure types: no row, no query, no grain class, and no rule that decides.</summary>
[Trait("Suite", "Repository")]
public sealed class ApiWallTests
{
    private static readonly ArchUnitNET.Domain.Architecture Both =
        new ArchLoader().LoadAssemblies(typeof(GrainServices).Assembly, typeof(ProblemCatalogue).Assembly).Build();

    private static readonly Dictionary<string, Type> Domain = typeof(GrainServices).Assembly.GetTypes()
        .Where(type => type.FullName is not null).ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    [Fact]
    public void The_API_uses_no_row_no_query_no_grain_class_and_no_rule() =>
        (from type in Both.Types
         where type.FullName.StartsWith("Ticketing.Api.", StringComparison.Ordinal)
         from used in type.GetTypeDependencies(Both).Distinct()
         where Domain.TryGetValue(used.FullName, out var found) && IsBehindTheWall(found)
         select $"{type.FullName} → {used.FullName}").ShouldBeEmpty();

    /// <summary>The test above can fail: what it looks for is there.</summary>
    [Fact]
    public void There_are_rows_queries_grains_and_rules_behind_the_wall() => Domain.Values.Count(IsBehindTheWall).ShouldBeGreaterThan(80);

    private static bool IsBehindTheWall(Type type) =>
        type.IsSubclassOf(typeof(Row))
        || type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(RowQuery<>)
        || type.IsSubclassOf(typeof(Grain))
        || type == typeof(IRowStore)
        || type.Name.EndsWith("Rules", StringComparison.Ordinal);
}
