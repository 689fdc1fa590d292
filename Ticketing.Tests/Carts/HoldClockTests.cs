using Shouldly;
using Ticketing.Grains.SeatMaps;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>A hold reads the clock once in each grain, so its times fit together.</summary>
[Trait("Suite", "Grains")]
public sealed class HoldClockTests : SaleTest
{
    [Fact]
    public async Task The_times_in_an_answer_fit_wherever_in_the_hold_the_clock_jumps()
    {
        const int MoreThanAHoldReads = 30;
        var clock = new JumpingClock(Now);
        await using var silo = await TicketingSilo.StartAsync(Store, clock);
        for (var reading = 1; reading <= MoreThanAHoldReads; reading++)
        {
            var buyer = new Buyer(silo);
            clock.JumpAt(reading);

            var hold = (await buyer.HoldAsync(SmallHall.Plan.SeatId(reading % 30))).Value();

            (hold.ExpiresAt - hold.ServerTime).ShouldBe(SmallHall.HoldTtl, $"jump at reading {reading}");
            clock.JumpBack();
            await buyer.Cart.Release(hold.HoldId);
        }
    }

    [Fact]
    public async Task A_hold_reads_the_clock_once_in_each_grain()
    {
        var clock = new CountingClock(Now);
        await using var silo = await TicketingSilo.StartAsync(Store, clock);
        var buyer = new Buyer(silo);
        await buyer.Cart.Release((await buyer.HoldAsync("A-1-1", "A-1-2")).Value().HoldId);
        var map = silo.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance);
        (await map.Head()).Value();
        var before = clock.Readings;

        (await buyer.HoldAsync("A-1-1", "A-1-2")).Value();

        // The cart and its two seats; the directory of performances looks once how old its answer is.
        (clock.Readings - before).ShouldBe(4);
    }

    /// <summary>A clock that stands still, and is set back by five minutes before one of the next readings.</summary>
    private sealed class JumpingClock(DateTimeOffset start) : TimeProvider
    {
        private int readings = int.MaxValue;

        public void JumpAt(int reading) => readings = reading;

        public void JumpBack() => readings = int.MaxValue;

        public override DateTimeOffset GetUtcNow() => Interlocked.Decrement(ref readings) >= 0 ? start : start - TimeSpan.FromMinutes(5);
    }

    private sealed class CountingClock(DateTimeOffset now) : TimeProvider
    {
        private int _readings;

        public int Readings => Volatile.Read(ref _readings);

        public override DateTimeOffset GetUtcNow()
        {
            Interlocked.Increment(ref _readings);
            return now;
        }
    }
}
