using Shouldly;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>How latencies are kept, and what a report tells of them.</summary>
[Trait("Suite", "Bench")]
public sealed class LatenciesTests
{
    [Fact]
    public void A_percentile_is_within_a_thousandth_of_the_exact_one()
    {
        var random = new Random(7);
        var histogram = Latencies.New();
        var exact = new double[10_000];
        for (var i = 0; i < exact.Length; i++)
        {
            exact[i] = Math.Floor(Math.Exp(random.NextDouble() * 20));
            histogram.Record(TimeSpan.FromMicroseconds(exact[i]));
        }

        Array.Sort(exact);
        var told = Percentiles.Of(histogram);
        ShouldBeNear(told.P50, At(50));
        ShouldBeNear(told.P90, At(90));
        ShouldBeNear(told.P95, At(95));
        ShouldBeNear(told.P99, At(99));
        ShouldBeNear(told.P999, At(99.9));
        ShouldBeNear(told.Max, At(100));

        double At(double percent) => exact[(int)Math.Ceiling(exact.Length * percent / 100) - 1] / 1_000;
        static void ShouldBeNear(double milliseconds, double expected) => milliseconds.ShouldBeInRange(expected, (expected * 1.001) + 0.001);
    }

    [Fact]
    public void A_negative_latency_counts_as_zero_and_one_of_days_as_an_hour()
    {
        var histogram = Latencies.New();
        histogram.Record(TimeSpan.FromSeconds(-1));
        Percentiles.Of(histogram).Max.ShouldBe(0);
        histogram.Record(TimeSpan.FromDays(3));
        Percentiles.Of(histogram).Max.ShouldBe(3_600_000, tolerance: 3_600);
    }

    [Fact]
    public void Without_a_latency_there_is_no_percentile()
    {
        var none = Percentiles.Of(Latencies.New());
        none.P50.ShouldBe(double.NaN);
        none.Max.ShouldBe(double.NaN);
    }
}
