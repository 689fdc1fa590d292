using System.Globalization;
using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>What one account and one network address may hold, over HTTP.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class HoldLimitTests
{
    [Fact]
    public async Task An_account_holds_so_often_an_hour_and_a_refused_hold_does_not_count()
    {
        await using var server = await StartAsync(("Holds:PerAccountAndHour", "2"));
        var (kim, lee) = (NewBuyer(server), NewBuyer(server));
        (await lee.HoldAsync("1층-1-1")).Status.ShouldBe(HttpStatusCode.Created);
        (await kim.HoldAsync("1층-1-2")).Status.ShouldBe(HttpStatusCode.Created);
        for (var tries = 0; tries < 3; tries++) (await kim.HoldAsync("1층-1-1")).ShouldBeProblem("seats-taken");
        (await kim.HoldAsync("1층-1-3")).Status.ShouldBe(HttpStatusCode.Created);

        var refused = await kim.HoldAsync("1층-1-4");

        refused.ShouldBeProblem("rate-limited");
        WaitOf(refused).ShouldBeInRange(1_790, 1_800);
        (await lee.HoldAsync("1층-1-5")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_address_holds_so_many_seats_of_a_performance_until_some_are_released_or_run_out()
    {
        var time = new ShiftedTime();
        await using var server = await StartAsync(time, ("Holds:SeatsPerAddress", "4"));
        await server.PutOnSaleAsync("p-other");
        var kim = NewBuyer(server);
        var first = await kim.HoldAsync("1층-1-1", "1층-1-2");
        (await NewBuyer(server).HoldAsync("1층-1-3", "1층-1-4")).Status.ShouldBe(HttpStatusCode.Created);

        var refused = await NewBuyer(server).HoldAsync("1층-1-5");
        refused.ShouldBeProblem("address-seat-limit");
        WaitOf(refused).ShouldBeInRange(290, 300);
        (refused["seatLimit"].GetInt32(), refused["seatCount"].GetInt32()).ShouldBe((4, 4));
        refused["retryAt"].GetDateTimeOffset().ShouldBe(first["expiresAt"].GetDateTimeOffset());
        (await new ApiBuyer(server, server.TokenFor(Guid.NewGuid()), "p-other").HoldAsync("1층-1-5")).Status.ShouldBe(HttpStatusCode.Created);

        (await server.SendAsync(HttpMethod.Delete, $"/v1/performances/{SaleServer.Performance}/holds/{first.String("holdId")}", token: kim.Token)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await NewBuyer(server).WishAsync(new { best = new { count = 2 } })).Status.ShouldBe(HttpStatusCode.Created);
        (await NewBuyer(server).HoldAsync("1층-2-5")).ShouldBeProblem("address-seat-limit");

        time.Shift = TimeSpan.FromMinutes(5.1);
        (await NewBuyer(server).HoldAsync("1층-2-5")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task By_default_one_address_has_no_limit_of_seats()
    {
        await using var server = await StartAsync();
        for (var number = 1; number <= 10; number++) (await NewBuyer(server).HoldAsync($"1층-1-{number}", $"1층-2-{number}")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_third_hold_in_a_row_is_429_with_the_seat_and_the_time_of_its_end()
    {
        await using var server = await StartAsync();
        var kim = NewBuyer(server);
        for (var holds = 0; holds < 2; holds++)
        {
            var hold = await kim.HoldAsync("1층-1-1");
            await server.SendAsync(HttpMethod.Delete, $"/v1/performances/{SaleServer.Performance}/holds/{hold.String("holdId")}", token: kim.Token);
        }

        var refused = await kim.HoldAsync("1층-1-1", "1층-1-2");

        refused.ShouldBeProblem("held-too-often");
        refused["seats"].EnumerateArray().Select(seat => seat.GetString()).ShouldBe(["1층-1-1"]);
        WaitOf(refused).ShouldBeInRange(290, 300);
        refused["retryAt"].GetDateTimeOffset().ShouldBe(DateTimeOffset.UtcNow.AddMinutes(5), TimeSpan.FromSeconds(10));
        (await NewBuyer(server).HoldAsync("1층-1-1")).Status.ShouldBe(HttpStatusCode.Created);
    }

    private static int WaitOf(JsonAnswer answer) => int.Parse(answer.Headers["Retry-After"], CultureInfo.InvariantCulture);

    private static ApiBuyer NewBuyer(ApiServer server) => new(server, server.TokenFor(Guid.NewGuid()));

    private static Task<ApiServer> StartAsync(params (string Name, string Value)[] settings) => StartAsync(new ShiftedTime(), settings);

    // One process: each counts for itself.
    private static async Task<ApiServer> StartAsync(ShiftedTime time, params (string Name, string Value)[] settings)
    {
        var server = await ApiServer.StartAloneAsync(
            settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal), services => services.AddSingletonTime(time));
        await server.PutOnSaleAsync();
        return server;
    }
}
