using Shouldly;
using Ticketing.Bench.Load;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>Who comes next, and since when they have waited: what latencies are counted from.</summary>
[Trait("Suite", "Bench")]
public sealed class PeopleTests
{
    [Fact]
    public void Who_should_have_come_while_the_server_was_slow_is_counted_from_then()
    {
        var people = new People(Pace.Constant(10), crowd: 1, _ => new Person(thinks: null));
        people.TryTake(TimeSpan.FromSeconds(3), out _, out var first).ShouldBeTrue();
        people.TryTake(TimeSpan.FromSeconds(3), out _, out var second).ShouldBeTrue();
        (first, second).ShouldBe((TimeSpan.Zero, TimeSpan.FromSeconds(0.1)));
    }

    [Fact]
    public void Who_thinks_comes_back_after_that_and_in_between_others_come()
    {
        var thinks = TimeSpan.FromSeconds(0.25);
        var people = new People(Pace.Constant(10), crowd: 1, _ => new Person(thinks));
        people.TryTake(TimeSpan.Zero, out var first, out _).ShouldBeTrue();
        people.ComesBackAtOnce(first, TimeSpan.FromSeconds(0.01)).ShouldBeFalse();

        var order = new List<(bool IsFirst, TimeSpan Due)>();
        while (people.TryTake(TimeSpan.FromSeconds(0.3), out var next, out var due)) order.Add((next == first, due));
        order.ShouldBe([(false, Seconds(0.1)), (false, Seconds(0.2)), (true, Seconds(0.26)), (false, Seconds(0.3))]);
    }

    [Fact]
    public void In_a_closed_loop_everybody_begins_at_once_and_again_when_done()
    {
        var people = new People(Pace.Closed, crowd: 2, _ => new Person(thinks: null));
        people.TryTake(TimeSpan.Zero, out var one, out _).ShouldBeTrue();
        people.TryTake(TimeSpan.Zero, out _, out _).ShouldBeTrue();
        people.TryTake(TimeSpan.Zero, out _, out _).ShouldBeFalse();
        people.ComesBackAtOnce(one, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        people.NextDue.ShouldBe(TimeSpan.MaxValue);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private sealed class Person(TimeSpan? thinks) : VirtualUser
    {
        public override TimeSpan? Thinks => thinks;

        public override int Write(Span<byte> to) => 0;

        public override Verdict Read(int status, ReadOnlySpan<byte> body) => Verdict.Succeeded;
    }
}
