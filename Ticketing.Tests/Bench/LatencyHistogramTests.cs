using Shouldly;
using Ticketing.Bench.Load;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>The histogram that latencies are reported from.</summary>
public sealed class LatencyHistogramTests
{
    [Fact]
    public void A_percentile_is_at_most_a_64th_above_the_exact_one()
    {
        var random = new Random(7);
        var histogram = new LatencyHistogram();
        var exact = new long[10_000];
        for (var i = 0; i < exact.Length; i++)
        {
            exact[i] = (long)Math.Exp(random.NextDouble() * 20);
            histogram.Add(TimeSpan.FromMicroseconds(exact[i]));
        }

        Array.Sort(exact);
        foreach (var percent in new[] { 1, 50, 95, 99, 99.9, 100 })
        {
            var rank = exact[(int)Math.Ceiling(exact.Length * percent / 100) - 1];
            histogram.Percentile(percent).TotalMicroseconds.ShouldBeInRange(rank, rank + Math.Max(1, rank / 64d));
        }

        histogram.Max.ShouldBe(TimeSpan.FromMicroseconds(exact[^1]));
    }

    [Fact]
    public void Times_below_64_microseconds_are_exact()
    {
        for (var microseconds = 0; microseconds < 64; microseconds++)
        {
            var histogram = new LatencyHistogram();
            histogram.Add(TimeSpan.FromMicroseconds(microseconds));
            histogram.Add(TimeSpan.FromSeconds(1));
            histogram.Percentile(50).ShouldBe(TimeSpan.FromMicroseconds(microseconds));
        }
    }

    [Fact]
    public void The_sum_of_two_has_the_times_of_both()
    {
        var (one, two) = (new LatencyHistogram(), new LatencyHistogram());
        one.Add(TimeSpan.FromMilliseconds(1));
        two.Add(TimeSpan.FromMilliseconds(3));
        one.Add(two);
        one.Count.ShouldBe(2);
        one.Max.ShouldBe(TimeSpan.FromMilliseconds(3));
        one.Percentile(50).TotalMilliseconds.ShouldBe(1, 0.02);
    }

    [Fact]
    public void An_empty_one_says_zero() => new LatencyHistogram().Percentile(99).ShouldBe(TimeSpan.Zero);
}
