using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Storage;
using Xunit;

namespace Ticketing.Tests.Carts;

[Trait("Suite", "Unit")]
public sealed class TurnQueueTests
{
    private readonly TurnQueue _turns = new();

    [Fact]
    public void One_turn_runs_at_a_time_and_the_others_follow_in_their_order()
    {
        var first = _turns.EnterAsync(isLimited: true);
        var second = _turns.EnterAsync(isLimited: true);
        var third = _turns.EnterAsync(isLimited: true);
        (first.IsCompleted, second.IsCompleted, third.IsCompleted).ShouldBe((true, false, false));

        _turns.Leave();
        (second.IsCompleted, third.IsCompleted).ShouldBe((true, false));

        _turns.Leave();
        third.IsCompleted.ShouldBeTrue();
        _turns.IsIdle.ShouldBeFalse();
        _turns.Leave();
        _turns.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void No_more_turns_wait_than_the_limit_but_those_that_the_service_asks_for()
    {
        for (var turn = 0; turn <= TurnQueue.MaxWaiting; turn++) _turns.EnterAsync(isLimited: true).IsFaulted.ShouldBeFalse();

        _turns.EnterAsync(isLimited: true).Exception!.InnerException.ShouldBeOfType<StoreUnavailableException>();
        _turns.EnterAsync(isLimited: false).IsFaulted.ShouldBeFalse();
    }
}
