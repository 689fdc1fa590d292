using Shouldly;
using Ticketing.Bench.Checks;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>The check of a queue's order sees each thing that can be wrong.</summary>
[Trait("Suite", "Bench")]
public sealed class QueueCheckTests
{
    private static readonly History.Entrance[] Entrances = [Entered("kim", 0, 10), Entered("lee", 5, 12), Entered("park", 20, 30)];

    [Fact]
    public void Those_who_asked_at_the_same_time_may_stand_either_way()
    {
        QueueCheck.Check(Entrances, [new("kim", 1), new("lee", 2), new("park", 3)]).ShouldBeEmpty();
        QueueCheck.Check(Entrances, [new("kim", 2), new("lee", 1), new("park", 3)]).ShouldBeEmpty();
    }

    [Fact]
    public void Who_came_after_somebody_was_in_must_stand_behind() =>
        QueueCheck.Check(Entrances, [new("kim", 1), new("lee", 3), new("park", 2)]).ShouldBe(["park came after lee was in, and stands before"]);

    [Fact]
    public void A_place_that_was_lost_is_seen() =>
        QueueCheck.Check(Entrances, [new("kim", 1), new("park", 3)]).ShouldBe(["lee was given a place and has none"]);

    [Fact]
    public void A_place_that_nobody_was_told_of_is_seen() =>
        QueueCheck.Check(Entrances, [new("kim", 1), new("lee", 2), new("park", 3), new("choi", 4)]).ShouldBe(["choi has a place and was not told"]);

    [Fact]
    public void A_queue_that_nobody_entered_proves_nothing() => QueueCheck.Check([], []).ShouldBe(["nobody was given a place"]);

    [Fact]
    public void Somebody_who_has_two_numbers_is_seen() =>
        QueueCheck.Check(Entrances, [new("kim", 1), new("lee", 2), new("park", 3), new("kim", 4)]).ShouldBe(["kim has the numbers 1 and 4"]);

    [Fact]
    public void A_number_that_two_have_is_seen() =>
        QueueCheck.Check(Entrances, [new("kim", 1), new("lee", 1), new("park", 3)]).ShouldBe(["number 1 is kim and lee's"]);

    private static History.Entrance Entered(string person, long sentAt, long answeredAt) => new("p", person, sentAt, answeredAt);
}
