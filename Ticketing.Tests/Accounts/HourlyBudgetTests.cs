using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class HourlyBudgetTests
{
    private readonly FakeTimeProvider _time = TestClock.New();

    [Fact]
    public void Thirty_times_an_hour_and_one_more_waits_until_a_thirtieth_of_an_hour_is_over()
    {
        var budgets = New(new SignUpSettings());
        for (var number = 0; number < 30; number++) budgets.TryTake(From("192.0.2.1"), "x").ShouldBeNull();
        budgets.TryTake(From("192.0.2.1"), "x").ShouldNotBeNull().RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
        budgets.TryTake(From("192.0.2.2"), "x").ShouldBeNull();
        budgets.TryTake(From("192.0.2.1"), "y").ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(2));
        budgets.TryTake(From("192.0.2.1"), "x").ShouldBeNull();
        budgets.TryTake(From("192.0.2.1"), "x").ShouldNotBeNull();
    }

    [Fact]
    public void An_IPv6_site_is_one_address()
    {
        var budgets = New(new SignUpSettings { PerAddressAndHour = 1 });
        budgets.TryTake(From("2001:db8:1:2::1"), "x").ShouldBeNull();
        budgets.TryTake(From("2001:db8:1:2:ffff::9"), "x").ShouldNotBeNull();
        budgets.TryTake(From("2001:db8:1:3::1"), "x").ShouldBeNull();
    }

    [Fact]
    public void The_addresses_remembered_are_bounded()
    {
        var budgets = New(new SignUpSettings { PerAddressAndHour = 1, Remembered = 10 });
        for (var number = 0; number < 1_000; number++) budgets.TryTake(From($"192.0.{number / 250}.{number % 250}"), "x");
        budgets.Count.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public async Task A_sign_up_over_the_number_is_429_with_a_time_and_says_that_shared_addresses_count_together()
    {
        await using var server = await ApiServer.StartAloneAsync(new Dictionary<string, string?> { ["Accounts:SignUp:PerAddressAndHour"] = "2" });
        await server.SignUpAsync();
        await server.SignUpAsync();
        var refused = await server.PostAsync("/v1/accounts", new { email = "x@example.com", password = ApiServer.Password, name = "x" });
        refused.ShouldBeProblem("rate-limited");
        int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1_000, 1_800);
        refused.Text.ShouldContain("People who share an address are counted together");
    }

    private HourlyBudgets New(SignUpSettings settings) => new(Options.Create(settings), _time);

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
