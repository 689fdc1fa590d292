using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.Rates;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Rates;

[Trait("Suite", "Unit")]
public sealed class CallerBudgetTests
{
    private readonly FakeTimeProvider _time = TestClock.New();

    [Fact]
    public void A_burst_goes_through_and_then_the_rate_holds()
    {
        var budget = new CallerBudget(perSecond: 10, burst: 3, _time);
        for (var i = 0; i < 3; i++)
            budget.Take().ShouldBeNull();
        budget.Take().ShouldBe(TimeSpan.FromMilliseconds(100));
        _time.Advance(TimeSpan.FromMilliseconds(99));
        budget.Take().ShouldBe(TimeSpan.FromMilliseconds(1));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        budget.Take().ShouldBeNull();
        budget.Take().ShouldNotBeNull();
    }

    [Fact]
    public void A_pause_gives_back_the_burst_and_no_more()
    {
        var budget = new CallerBudget(perSecond: 10, burst: 3, _time);
        for (var i = 0; i < 3; i++)
            budget.Take();
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++)
            budget.Take().ShouldBeNull();
        budget.Take().ShouldNotBeNull();
    }

    [Fact]
    public void What_is_given_back_can_be_taken_again_and_no_more()
    {
        var budget = new CallerBudget(perSecond: 10, burst: 2, _time);
        budget.Take();
        budget.Take();
        budget.GiveBack();
        budget.Take().ShouldBeNull();
        budget.Take().ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_budget_is_idle_only_when_it_is_full()
    {
        var budget = new CallerBudget(perSecond: 10, burst: 3, _time);
        budget.Take();
        budget.IdleDuration.ShouldBeNull();
        _time.Advance(TimeSpan.FromMilliseconds(1_100));
        budget.IdleDuration.ShouldBe(TimeSpan.FromSeconds(1));
    }
}
