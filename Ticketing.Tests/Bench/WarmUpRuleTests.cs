using Shouldly;
using Ticketing.Bench.Comparisons;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>When a subject is warm enough for its figures to count.</summary>
[Trait("Suite", "Bench")]
public sealed class WarmUpRuleTests
{
    private static readonly WarmUpRule Rule = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    private static readonly double[] Still = [1_000, 1_010, 990, 1_005, 1_000, 995];

    [Fact]
    public void A_rate_that_stands_still_is_not_believed_before_the_shortest_time()
    {
        Rule.Judge(TimeSpan.FromSeconds(9), Still).ShouldBe(WarmUpVerdict.GoesOn);
        Rule.Judge(TimeSpan.FromSeconds(10), Still).ShouldBe(WarmUpVerdict.StandsStill);
    }

    [Fact]
    public void A_rate_that_still_rises_or_falls_is_loaded_on_until_the_longest_time()
    {
        double[] rising = [800, 840, 880, 920, 960, 1_000];
        Rule.Judge(TimeSpan.FromSeconds(19), rising).ShouldBe(WarmUpVerdict.GoesOn);
        Rule.Judge(TimeSpan.FromSeconds(20), rising).ShouldBe(WarmUpVerdict.GivenUp);
        WarmUpRule.StandsStill([.. rising.Reverse()]).ShouldBeFalse();
    }

    [Fact]
    public void What_the_first_seconds_did_does_not_matter_once_the_last_ones_stand_still() =>
        WarmUpRule.StandsStill([100, 300, 600, 900, .. Still]).ShouldBeTrue();

    [Fact]
    public void One_second_with_a_long_collection_of_garbage_is_no_drift() =>
        WarmUpRule.StandsStill([1_000, 1_010, 600, 1_005, 1_000, 995]).ShouldBeTrue();

    [Fact]
    public void A_rate_that_jumps_up_and_down_says_nothing() =>
        WarmUpRule.StandsStill([1_000, 200, 1_000, 200, 1_000, 200]).ShouldBeFalse();

    [Fact]
    public void A_drift_of_a_tenth_over_the_window_is_the_most_that_stands_still()
    {
        WarmUpRule.StandsStill(Line(slope: 16)).ShouldBeTrue();
        WarmUpRule.StandsStill(Line(slope: 18)).ShouldBeFalse();

        static double[] Line(double slope) => [.. Enumerable.Range(0, WarmUpRule.Window).Select(second => 1_000 + (slope * (second - ((WarmUpRule.Window - 1) / 2d))))];
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    public void A_missing_rate_never_stands_still(double missing) =>
        WarmUpRule.StandsStill([.. Still[..3], missing, .. Still[4..]]).ShouldBeFalse();

    [Fact]
    public void Fewer_rates_than_the_window_never_stand_still()
    {
        WarmUpRule.StandsStill([]).ShouldBeFalse();
        WarmUpRule.StandsStill(Still[1..]).ShouldBeFalse();
    }
}
