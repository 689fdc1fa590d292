using Ticketing.Tests.Faults;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Ticketing.Tests.Kit.Collections.LongFirst", "Ticketing.Tests")]

namespace Ticketing.Tests.Kit.Collections;

/// <summary>
/// Begins with the collections of many tests in a row, which take minutes. A long collection that begins last would run alone at the end.
/// </summary>
public sealed class LongFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(FaultTest), RealServers.Name];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => Long.Contains(collection.DisplayName, StringComparer.Ordinal));
}
