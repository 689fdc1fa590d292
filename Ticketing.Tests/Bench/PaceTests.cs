using Shouldly;
using Ticketing.Bench.Load;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>When the driver's work begins.</summary>
[Trait("Suite", "Bench")]
public sealed class PaceTests
{
    [Fact]
    public void An_even_rate_has_fixed_times() =>
        new[] { 0L, 1, 5, 1_000 }.Select(Pace.Constant(500).DueAt).ShouldBe([TimeSpan.Zero, Milliseconds(2), Milliseconds(10), Milliseconds(2_000)]);

    [Fact]
    public void A_rising_rate_brings_the_area_below_the_ramp_and_then_goes_on_evenly()
    {
        // From 0 to 100 per second in 10 s: 500 arrivals, a quarter of them in the first half.
        var pace = Pace.Rising(0, 100, TimeSpan.FromSeconds(10));
        pace.DueAt(125).TotalSeconds.ShouldBe(5, 0.001);
        pace.DueAt(500).TotalSeconds.ShouldBe(10, 0.001);
        pace.DueAt(600).TotalSeconds.ShouldBe(11, 0.001);
        Enumerable.Range(0, 700).Select(n => pace.DueAt(n)).ShouldBeInOrder();
    }

    [Fact]
    public void A_burst_comes_at_once_and_nobody_after_it()
    {
        Pace.Burst(3).DueAt(2).ShouldBe(TimeSpan.Zero);
        Pace.Burst(3).DueAt(3).ShouldBe(TimeSpan.MaxValue);
    }

    [Fact]
    public void Workers_that_share_a_pace_have_its_times_between_them()
    {
        var whole = Pace.Constant(100, count: 7);
        var shared = Enumerable.Range(0, 2).SelectMany(worker => Enumerable.Range(0, 5).Select(n => whole.Share(2, worker).DueAt(n)))
            .Where(due => due < TimeSpan.MaxValue).Order();
        shared.ShouldBe(Enumerable.Range(0, 7).Select(n => whole.DueAt(n)));
    }

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
