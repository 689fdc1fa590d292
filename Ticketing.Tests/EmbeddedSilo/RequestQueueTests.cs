using Shouldly;
using Ticketing.EmbeddedSilo.Calls;
using Xunit;

namespace Ticketing.Tests.EmbeddedSilo;

public sealed class RequestQueueTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Whichever_is_taken_out_the_others_keep_their_order_and_the_next_comes_last(int which)
    {
        TurnRequest[] all = [New(), New(), New()];
        var queue = default(RequestQueue);
        foreach (var one in all) queue.Enqueue(one);

        queue.Remove(all[which]).ShouldBeTrue();
        queue.Remove(all[which]).ShouldBeFalse();
        var late = New();
        queue.Enqueue(late);

        Request[] expected = [.. all.Where(one => one != all[which]), late];
        queue.Count.ShouldBe(expected.Length);
        foreach (var one in expected) queue.Dequeue().ShouldBe(one);
        queue.First.ShouldBeNull();
    }

    private static TurnRequest New() => new("a turn", static () => Task.CompletedTask, static _ => { });
}
