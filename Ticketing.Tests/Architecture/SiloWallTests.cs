using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Shouldly;
using Ticketing.Api.Hosting;
using Ticketing.Api.Process;
using Ticketing.Silo.Hosting;
using Xunit;

namespace Ticketing.Tests.Architecture;

/// <summary>
/// The silo uses of the API nothing but its entry, so that a silo without the API has nothing of the API. What both need is in Ticketing.Hosting,
/// which knows neither.
/// </summary>
[Trait("Suite", "Repository")]
public sealed class SiloWallTests
{
    private const string Silo = "Ticketing.Silo.";

    private static readonly ArchUnitNET.Domain.Architecture Both =
        new ArchLoader().LoadAssemblies(typeof(SiloHost).Assembly, typeof(ApiHost).Assembly).Build();

    [Fact]
    public void The_silo_uses_of_the_API_its_entry_only() => UsedOfTheApiBy(Silo).ShouldBe([typeof(ApiHost).FullName!]);

    /// <summary>The test above can fail: the API's own process, which stands where the silo stands, uses more than the entry.</summary>
    [Fact]
    public void The_process_of_the_API_is_seen_to_use_more()
    {
        var used = UsedOfTheApiBy("Ticketing.Api.Process.");
        used.ShouldContain(typeof(ApiHost).FullName);
        used.ShouldContain(typeof(SiloLosses).FullName);
        used.ShouldContain(typeof(ClusterHealth).FullName);
    }

    private static List<string> UsedOfTheApiBy(string users) =>
    [
        .. Both.Types
            .Where(type => type.FullName.StartsWith(users, StringComparison.Ordinal))
            .SelectMany(type => type.GetTypeDependencies(Both))
            .Select(used => used.FullName)
            .Where(name => name.StartsWith("Ticketing.Api.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
