using Shouldly;
using Ticketing.Bench.Claims;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>What the bench reads of a silo's metrics.</summary>
[Trait("Suite", "Bench")]
public sealed class SiloMetricsTests
{
    private static readonly string[] Lines = ["# TYPE dotnet_gc_collections_total counter", "dotnet_gc_collections_total{gc=\"0\"} 3", "dotnet_gc_collections_total{gc=\"1\"} 2"];

    [Fact]
    public void A_metric_of_several_lines_is_their_sum() => SiloMetrics.Sum(Lines, "dotnet_gc_collections").ShouldBe(5);

    [Fact]
    public void A_metric_that_the_silo_does_not_have_is_not_zero() => Should.Throw<InvalidOperationException>(() => SiloMetrics.Sum(Lines, "dotnet_gc_pause_time"));
}
