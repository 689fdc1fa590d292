using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Outcomes;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class LogInThrottleTests
{
    private const string Account = "hong@example.com";
    private const string Home = "10.0.0.1";
    private const string Elsewhere = "10.0.0.2";

    private static readonly Refusal Wrong = new(RefusalCode.WrongCredentials, "");
    private static readonly Refusal Busy = new(RefusalCode.Overloaded, "");

    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly LogInSettings _settings = new()
    {
        AccountFromAddress = new LogInLimit { Free = 2, MaxWaitSeconds = 8 },
        Account = new LogInLimit { Free = 4, MaxWaitSeconds = 4 },
        Address = new LogInLimit { Free = 6, MaxWaitSeconds = 4 },
        ForgetMinutes = 15,
        Remembered = 100,
    };

    private readonly LogInThrottle _throttle;

    public LogInThrottleTests() => _throttle = new LogInThrottle(Options.Create(_settings), _time);

    [Fact]
    public void The_wait_doubles_with_each_wrong_password_up_to_its_limit()
    {
        Try(Wrong).ShouldBeNull();
        Try(Wrong).ShouldBeNull();
        foreach (var seconds in new[] { 1, 2, 4, 8, 8, 8 })
        {
            Try(Wrong).ShouldBeNull();
            Try(Wrong).ShouldBe(TimeSpan.FromSeconds(seconds));
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public void A_refused_attempt_makes_nobody_wait_longer()
    {
        for (var i = 0; i < 3; i++) Try(Wrong);
        for (var i = 0; i < 100; i++) Try(Wrong).ShouldBe(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Try(null).ShouldBeNull();
    }

    [Fact]
    public void A_right_password_forgets_the_wrong_ones_of_its_address()
    {
        for (var i = 0; i < 3; i++) Try(Wrong);
        _time.Advance(TimeSpan.FromSeconds(1));
        Try(null).ShouldBeNull();
        Try(Wrong).ShouldBeNull();
        Try(Wrong).ShouldBeNull();
    }

    [Fact]
    public void Guessing_from_many_addresses_makes_the_account_wait_but_not_where_its_owner_was_logged_in()
    {
        Try(null, from: Home);
        for (var i = 0; i < 5; i++) Try(Wrong, from: $"10.1.0.{i}");
        Try(Wrong, from: "10.1.0.9").ShouldBe(TimeSpan.FromSeconds(1));
        Try(Wrong, from: Home).ShouldBeNull();
        Try(null, from: Home).ShouldBeNull();
    }

    [Fact]
    public void An_owner_at_a_new_address_waits_no_longer_than_the_limit_however_many_guess()
    {
        for (var i = 0; i < 1_000; i++) Try(Wrong, from: $"10.1.{i / 250}.{i % 250}");
        var wait = Try(null, from: Elsewhere);
        wait.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(4));
        _time.Advance(wait.Value);
        Try(null, from: Elsewhere).ShouldBeNull();
        for (var i = 0; i < 20; i++) Try(Wrong, from: $"10.3.0.{i}");
        Try(null, from: Elsewhere).ShouldBeNull();
    }

    [Fact]
    public void One_address_that_tries_many_accounts_waits_and_an_account_of_its_own_does_not_help()
    {
        for (var i = 0; i < 7; i++)
        {
            Try(null, "mine@example.com");
            Try(Wrong, $"{i}@example.com").ShouldBeNull();
        }
        Try(Wrong, "another@example.com").ShouldBe(TimeSpan.FromSeconds(1));
        Try(null, "mine@example.com").ShouldBe(TimeSpan.FromSeconds(1));
        Try(Wrong, "another@example.com", Elsewhere).ShouldBeNull();
    }

    [Fact]
    public void Many_attempts_at_once_are_not_more_than_one_after_the_other()
    {
        var running = Enumerable.Range(0, 10).Select(_ => _throttle.Begin(Account, Home)).ToList();
        running.Count(attempt => attempt.Wait is null).ShouldBe(3);
        foreach (var attempt in running) attempt.Dispose();
    }

    [Fact]
    public void An_attempt_that_ends_late_takes_back_its_own_cost_and_nobody_elses()
    {
        var slow = _throttle.Begin(Account, Home);
        Try(Wrong);
        Try(Wrong);
        slow.Dispose();
        Try(Wrong).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_was_not_a_wrong_password_counts_for_nothing()
    {
        for (var i = 0; i < 20; i++) Try(Busy).ShouldBeNull();
        for (var i = 0; i < 20; i++) _throttle.Begin(Account, Home).Dispose();
        Try(Wrong).ShouldBeNull();
    }

    [Fact]
    public void Wrong_passwords_are_forgotten_after_a_quarter_of_an_hour()
    {
        for (var i = 0; i < 3; i++) Try(Wrong);
        _time.Advance(TimeSpan.FromMinutes(15));
        Try(Wrong).ShouldBeNull();
        Try(Wrong).ShouldBeNull();
        Try(Wrong).ShouldBeNull();
        Try(Wrong).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Never_more_than_the_capacity_is_remembered_and_what_is_used_stays()
    {
        for (var i = 0; i < 3; i++) Try(Wrong);
        for (var i = 0; i < 1_000; i++)
        {
            Try(Busy, $"{i}@example.com", $"10.2.{i / 250}.{i % 250}");
            Try(Wrong).ShouldBe(TimeSpan.FromSeconds(1));
            _throttle.Count.ShouldBeLessThanOrEqualTo(100);
        }
    }

    private TimeSpan? Try(Refusal? outcome, string account = Account, string from = Home)
    {
        using var attempt = _throttle.Begin(account, from);
        if (attempt.Wait is null) attempt.End(outcome);
        return attempt.Wait;
    }
}
