using Shouldly;
using Ticketing.Grains.Accounts;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class PasswordQueueTests
{
    [Fact]
    public void One_address_takes_its_share_of_the_places_and_the_others_stay_free()
    {
        var queue = new PasswordQueue(new PasswordSettings { AtOnce = 1, Pending = 20, PendingPerAddress = 16 });
        for (var number = 0; number < 16; number++) TryEnter(queue, true, "robot").ShouldBeTrue();
        TryEnter(queue, true, "robot").ShouldBeFalse();
        for (var number = 0; number < 4; number++) TryEnter(queue, true, $"person {number}").ShouldBeTrue();
        TryEnter(queue, true, "person 5").ShouldBeFalse();
        queue.Leave("robot");
        TryEnter(queue, true, "robot").ShouldBeTrue();
    }

    [Fact]
    public void An_IPv6_site_is_one_address()
    {
        var queue = new PasswordQueue(new PasswordSettings { PendingPerAddress = 1 });
        TryEnter(queue, true, "2001:db8:1:2::1").ShouldBeTrue();
        TryEnter(queue, true, "2001:db8:1:2:ffff::9").ShouldBeFalse();
        queue.Leave("2001:db8:1:2:3::1");
        TryEnter(queue, true, "2001:db8:1:2:ffff::9").ShouldBeTrue();
    }

    [Fact]
    public void Log_ins_go_before_sign_ups_each_in_the_order_in_which_they_came()
    {
        var queue = new PasswordQueue(new PasswordSettings { AtOnce = 1 });
        Enter(queue, false, "a").IsCompleted.ShouldBeTrue();
        var signUp = Enter(queue, false, "b");
        var first = Enter(queue, true, "c");
        var second = Enter(queue, true, null);
        Finished(signUp, first, second).ShouldBe([false, false, false]);
        queue.Leave("a");
        Finished(signUp, first, second).ShouldBe([false, true, false]);
        queue.Leave("c");
        Finished(signUp, first, second).ShouldBe([false, true, true]);
        queue.Leave(null);
        Finished(signUp, first, second).ShouldBe([true, true, true]);
        queue.Leave("b");
        Enter(queue, false, "d").IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void As_many_as_may_run_at_once_do()
    {
        var queue = new PasswordQueue(new PasswordSettings { AtOnce = 2 });
        Finished(Enter(queue, true, "a"), Enter(queue, false, "b"), Enter(queue, true, "c")).ShouldBe([true, true, false]);
    }

    private static bool TryEnter(PasswordQueue queue, bool isLogIn, string? address) => queue.TryEnter(isLogIn, address, out _);

    private static Task Enter(PasswordQueue queue, bool isLogIn, string? address) =>
        queue.TryEnter(isLogIn, address, out var turn) ? turn : throw new InvalidOperationException("The queue is full.");

    private static bool[] Finished(params Task[] turns) => [.. turns.Select(static turn => turn.IsCompleted)];
}
