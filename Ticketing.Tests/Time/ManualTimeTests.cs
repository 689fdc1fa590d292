using Shouldly;
using Xunit;

namespace Ticketing.Tests.Time;

[Trait("Suite", "Unit")]
public sealed class ManualTimeTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_instant()
    {
        var start = _time.UtcNow;
        List<(string Name, TimeSpan At)> fired = [];
        using var late = Timer("late", 3, Timeout.InfiniteTimeSpan);
        using var often = Timer("often", 1, TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(3));

        fired.ShouldBe([
            ("often", TimeSpan.FromSeconds(1)), ("often", TimeSpan.FromSeconds(2)),
            ("late", TimeSpan.FromSeconds(3)), ("often", TimeSpan.FromSeconds(3)),
        ]);

        ITimer Timer(string name, int seconds, TimeSpan period) =>
            _time.CreateTimer(_ => fired.Add((name, _time.UtcNow - start)), null, TimeSpan.FromSeconds(seconds), period);
    }

    [Fact]
    public void A_timer_does_not_fire_a_moment_early_nor_after_it_is_disposed()
    {
        var fired = 0;
        var timer = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        fired.ShouldBe(0);
        _time.Advance(TimeSpan.FromTicks(1));
        fired.ShouldBe(1);
        timer.Dispose();
        _time.Advance(TimeSpan.FromSeconds(5));
        fired.ShouldBe(1);
        timer.Change(TimeSpan.Zero, TimeSpan.Zero).ShouldBeFalse();
    }

    [Fact]
    public void Moving_the_wall_clock_fires_nothing_and_no_time_has_passed()
    {
        var fired = 0;
        using var timer = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var stamp = _time.GetTimestamp();

        _time.UtcNow += TimeSpan.FromHours(1);

        fired.ShouldBe(0);
        _time.GetElapsedTime(stamp).ShouldBe(TimeSpan.Zero);
        _time.PendingTimers.ShouldBe(1);
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_passed()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(2), _time);
        _time.Advance(TimeSpan.FromSeconds(1));
        delay.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await delay;
    }
}
