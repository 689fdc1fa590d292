using System.Text;
using Shouldly;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>Polls in a line that does not move: any other place than the one given is a failure of the run.</summary>
[Trait("Suite", "Bench")]
public sealed class WaiterTests
{
    [Fact]
    public void A_place_that_changes_is_a_failure()
    {
        var waiter = new Waiter(7, mayGrow: false, []);
        Poll(waiter, 7).ShouldBe(Verdict.Succeeded);
        Poll(waiter, 8).ShouldBe(Verdict.Failed);
        Poll(waiter, 6).ShouldBe(Verdict.Failed);
    }

    [Fact]
    public void Where_the_first_place_may_be_too_good_the_first_poll_says_which_it_is()
    {
        var waiter = new Waiter(7, mayGrow: true, []);
        Poll(waiter, 9).ShouldBe(Verdict.Succeeded);
        Poll(waiter, 9).ShouldBe(Verdict.Succeeded);
        Poll(waiter, 10).ShouldBe(Verdict.Failed);
    }

    [Fact]
    public void An_answer_without_a_place_is_a_failure_and_a_full_server_a_refusal()
    {
        new Waiter(7, mayGrow: false, []).Read(200, "{}"u8).ShouldBe(Verdict.Failed);
        new Waiter(-1, mayGrow: false, []).Read(200, "{}"u8).ShouldBe(Verdict.Failed, "two places that are missing are not the same place");
        new Waiter(7, mayGrow: false, []).Read(503, "{}"u8).ShouldBe(Verdict.Refused);
    }

    private static Verdict Poll(Waiter waiter, int position) => waiter.Read(200, Encoding.ASCII.GetBytes($$"""{"phase":"open","position":{{position}},"waiting":9}"""));
}
