using Shouldly;
using Ticketing.Grains.Orders;
using Xunit;

namespace Ticketing.Tests.Orders;

[Trait("Suite", "Unit")]
public sealed class CancellationFeesTests
{
    private static readonly DateTimeOffset s_starts = new(2026, 12, 20, 10, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(30, 0, 0L)]
    [InlineData(10, 0, 0L)]
    [InlineData(10, 1, 10_000L)]
    [InlineData(7, 0, 10_000L)]
    [InlineData(7, 1, 20_000L)]
    [InlineData(3, 0, 20_000L)]
    [InlineData(3, 1, 30_000L)]
    [InlineData(1, 0, 30_000L)]
    [InlineData(1, 1, null)]
    [InlineData(0, 0, null)]
    [InlineData(-1, 0, null)]
    public void The_fee_follows_the_whole_days_that_are_left(int days, int ticksLess, long? fee) =>
        new CancellationFees().For(100_000, s_starts, s_starts.AddDays(-days).AddTicks(ticksLess)).ShouldBe(fee);

    [Fact]
    public void A_fee_is_rounded_down() => new CancellationFees().For(1_999, s_starts, s_starts.AddDays(-1)).ShouldBe(599);

    [Fact]
    public void The_steps_are_a_setting()
    {
        var fees = new CancellationFees { Steps = [new(2, 50), new(0, 100)] };

        fees.For(1_000, s_starts, s_starts.AddDays(-2)).ShouldBe(500);
        fees.For(1_000, s_starts, s_starts).ShouldBe(1_000);
        fees.For(1_000, s_starts, s_starts.AddTicks(1)).ShouldBeNull();
    }

    [Fact]
    public void The_settings_replace_the_whole_table_and_may_come_in_any_order()
    {
        var fees = CancellationFees.Of([new(0, 50), new(5, 5)]);
        var start = new DateTimeOffset(2027, 1, 10, 0, 0, 0, TimeSpan.Zero);
        (fees.For(1_000, start, start.AddDays(-20)), fees.For(1_000, start, start.AddDays(-1))).ShouldBe((50L, 500L));
        CancellationFees.Of(null).ShouldBe(new CancellationFees(), new SameSteps());
        Should.Throw<ArgumentException>(() => CancellationFees.Of([new(1, 101)]));
        Should.Throw<ArgumentException>(() => CancellationFees.Of([new(-1, 10)]));
    }

    private sealed class SameSteps : IEqualityComparer<CancellationFees>
    {
        public bool Equals(CancellationFees? x, CancellationFees? y) => x!.Steps.SequenceEqual(y!.Steps);

        public int GetHashCode(CancellationFees obj) => obj.Steps.Count;
    }
}
