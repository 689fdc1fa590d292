using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PerformanceEndpointTests(HallServer hall) : IClassFixture<HallServer>
{
    private ApiServer Server => hall.Server;

    [Fact]
    public async Task A_performance_shows_its_prices_window_status_and_links()
    {
        var venue = await hall.AddHallAsync();
        var start = hall.NextStart();
        var made = await hall.AddPerformanceAsync(venue, start);

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        var seen = await Server.GetAsync(made.Headers["Location"]);
        seen.Text.ShouldBe(made.Text);
        seen.Headers["ETag"].ShouldBe(made.Headers["ETag"]);
        seen.String("status").ShouldBe("on-sale");
        seen.Json.GetProperty("holdSeconds").GetInt32().ShouldBe(300);
        seen.Json.GetProperty("seatLimit").GetInt32().ShouldBe(4);
        seen.Json.GetProperty("hasWaitingRoom").GetBoolean().ShouldBeFalse();
        seen.Json.GetProperty("prices").ToString().ShouldBe("""[{"grade":"S","price":0},{"grade":"VIP","price":100000}]""");
        foreach (var link in seen.Json.GetProperty("links").EnumerateObject())
            (await Server.GetAsync(link.Value.GetString()!)).Status.ShouldBe(HttpStatusCode.OK, link.Name);
    }

    [Fact]
    public async Task A_performance_for_verified_addresses_refuses_a_token_that_does_not_say_so_and_an_edit_keeps_the_setting()
    {
        var draft = hall.Draft(await hall.AddHallAsync(), hall.NextStart());
        draft["verifiedEmailOnly"] = true;
        var made = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);
        made["verifiedEmailOnly"].GetBoolean().ShouldBeTrue();
        var path = made.Headers["Location"];

        (await HoldAsync(isVerified: false, "A-1-1")).ShouldBeProblem("email-unverified");
        (await HoldAsync(isVerified: true, "A-1-1")).Status.ShouldBe(HttpStatusCode.Created);

        draft.Remove("verifiedEmailOnly");
        (await hall.EditAsync(HttpMethod.Put, path, draft))["verifiedEmailOnly"].GetBoolean().ShouldBeTrue();
        draft["verifiedEmailOnly"] = false;
        (await hall.EditAsync(HttpMethod.Put, path, draft))["verifiedEmailOnly"].GetBoolean().ShouldBeFalse();
        (await hall.AddPerformanceAsync(await hall.AddHallAsync(), hall.NextStart()))["verifiedEmailOnly"].GetBoolean().ShouldBeFalse();

        Task<JsonAnswer> HoldAsync(bool isVerified, string seat)
        {
            var token = Server.Services.GetRequiredService<AccessTokens>().Issue(new Caller(Guid.NewGuid(), Role.User, "session", IsEmailVerified: isVerified));
            return Server.PostAsync($"{path}/holds", new { seats = new[] { seat } }, token, ("Idempotency-Key", "hold"));
        }
    }

    [Fact]
    public async Task The_status_and_the_tag_follow_the_clock_and_an_edit_does_not_mind()
    {
        var draft = hall.Draft(await hall.AddHallAsync(), hall.NextStart());
        draft["saleOpensAt"] = hall.Time.GetUtcNow().AddHours(1);
        var path = (await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft)).Headers["Location"];
        var before = await Server.GetAsync(path);
        before.String("status").ShouldBe("before-open");

        hall.Time.Shift += TimeSpan.FromHours(1);
        var open = await Server.GetAsync(path, null, ("If-None-Match", before.Headers["ETag"]));
        open.String("status").ShouldBe("on-sale");
        draft["seatLimit"] = 2;
        (await Server.SendAsync(HttpMethod.Put, path, draft, hall.Promoter, ("If-Match", before.Headers["ETag"]))).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.SendAsync(HttpMethod.Put, path, draft, hall.Promoter, ("If-Match", open.Headers["ETag"]))).ShouldBeProblem("version-mismatch");
    }

    [Fact]
    public async Task A_performance_whose_seats_are_all_blocked_is_sold_out()
    {
        var id = await hall.AddPerformanceAsync();
        string[] seats = [.. from row in new[] { 1, 2 } from seat in Enumerable.Range(1, 5) select $"A-{row}-{seat}"];
        var blocked = await Server.PostAsync($"/v1/performances/{id}/seats/block", new { seats }, hall.Promoter, ("Idempotency-Key", "all"));
        blocked.Status.ShouldBe(HttpStatusCode.OK, blocked.Text);

        (await Server.GetAsync($"/v1/performances/{id}")).String("status").ShouldBe("sold-out");
        var seen = await Server.GetAsync($"/v1/performances/{id}");
        var draft = hall.Draft(seen.String("venueId"), seen["startsAt"].GetDateTimeOffset());
        (await hall.EditAsync(HttpMethod.Put, $"/v1/performances/{id}", draft)).String("status").ShouldBe("sold-out");
    }

    [Fact]
    public async Task Of_concurrent_performances_in_one_venue_within_an_hour_exactly_one_is_made()
    {
        var venue = await hall.AddHallAsync();
        var start = hall.NextStart();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => hall.AddPerformanceAsync(venue, start.AddMinutes(5 * i))));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        foreach (var answer in answers.Where(answer => answer.Status != HttpStatusCode.Created)) answer.ShouldBeProblem("venue-occupied");
        (await hall.AddPerformanceAsync(venue, start.AddHours(2))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_performance_cannot_be_moved_onto_another_but_by_a_little_where_it_is()
    {
        var venue = await hall.AddHallAsync();
        var start = hall.NextStart();
        await hall.AddPerformanceAsync(venue, start);
        var later = (await hall.AddPerformanceAsync(venue, start.AddHours(5))).Headers["Location"];

        (await hall.EditAsync(HttpMethod.Put, later, hall.Draft(venue, start.AddMinutes(59)))).ShouldBeProblem("venue-occupied");
        (await hall.EditAsync(HttpMethod.Put, later, hall.Draft(venue, start.AddHours(5).AddMinutes(10)))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_performance_needs_a_show_of_its_maker_a_venue_with_a_plan_and_a_time_to_come()
    {
        var venue = await hall.AddHallAsync();
        var path = $"/v1/shows/{await hall.AddShowAsync()}/performances";
        var draft = hall.Draft(venue, hall.NextStart());

        (await hall.PostAsync(path, draft, hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await hall.PostAsync("/v1/shows/none/performances", draft)).ShouldBeProblem("not-found");
        (await hall.PostAsync(path, hall.Draft("none", hall.NextStart()))).ShouldBeProblem("not-found");
        (await hall.PostAsync(path, hall.Draft(await hall.AddVenueAsync(), hall.NextStart()))).ShouldBeProblem("invalid-input");
        (await hall.PostAsync(path, hall.Draft(venue, hall.Time.GetUtcNow().AddSeconds(-1)))).ShouldBeProblem("invalid-input");
        (await hall.PostAsync(path, draft, hall.Admin)).Json.GetProperty("owner").GetGuid().ShouldBe(hall.Owner);
    }

    [Fact]
    public async Task The_plan_may_change_before_the_sale_and_the_map_changes_with_it()
    {
        var venue = await hall.AddHallAsync();
        var draft = hall.Draft(venue, hall.NextStart());
        draft["saleOpensAt"] = hall.Time.GetUtcNow().AddDays(1);
        var made = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);
        var map = made.Json.GetProperty("links").GetProperty("seatMap").GetString()!;
        (await Server.GetAsync(map)).Status.ShouldBe(HttpStatusCode.OK);

        var plan = (await hall.PostAsync($"/v1/venues/{venue}/plans/grid", HallServer.Grid)).String("planId");
        (await hall.EditAsync(HttpMethod.Put, made.Headers["Location"], draft)).String("planId").ShouldNotBe(plan);
        draft["planId"] = plan;
        (await hall.EditAsync(HttpMethod.Put, made.Headers["Location"], draft)).String("planId").ShouldBe(plan);

        draft["planId"] = (await Server.GetAsync($"/v1/venues/{await hall.AddHallAsync()}")).String("planId");
        (await hall.EditAsync(HttpMethod.Put, made.Headers["Location"], draft)).ShouldBeProblem("invalid-input");
    }

    [Fact]
    public async Task The_plan_is_fixed_once_a_seat_was_touched_and_the_performance_stays()
    {
        var venue = await hall.AddHallAsync();
        var draft = hall.Draft(venue, hall.NextStart());
        draft["saleOpensAt"] = hall.Time.GetUtcNow().AddDays(1);
        var made = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);
        draft["planId"] = (await hall.PostAsync($"/v1/venues/{venue}/plans/grid", HallServer.Grid)).String("planId");
        var path = made.Headers["Location"];
        await Server.PostAsync($"{path}/seats/block", new { seats = new[] { "A-1-1" } }, hall.Promoter, ("Idempotency-Key", "one"));

        (await hall.EditAsync(HttpMethod.Put, path, draft)).ShouldBeProblem("invalid-input");
        (await hall.EditAsync(HttpMethod.Delete, path, null)).ShouldBeProblem("invalid-input");
    }

    [Fact]
    public async Task A_performance_is_taken_off_before_its_sale_and_its_time_is_free_again()
    {
        var (venue, start) = (await hall.AddHallAsync(), hall.NextStart());
        var draft = hall.Draft(venue, start);
        draft["saleOpensAt"] = hall.Time.GetUtcNow().AddDays(1);
        var path = (await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft)).Headers["Location"];

        (await hall.EditAsync(HttpMethod.Delete, path, null, hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await hall.EditAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Server.GetAsync(path)).ShouldBeProblem("not-found");
        var again = await hall.AddPerformanceAsync(venue, start);
        again.Status.ShouldBe(HttpStatusCode.Created);
        (await hall.EditAsync(HttpMethod.Delete, again.Headers["Location"], null)).ShouldBeProblem("invalid-input");
    }

    [Fact]
    public async Task Performances_are_listed_by_show()
    {
        var (venue, show, start) = (await hall.AddHallAsync(), await hall.AddShowAsync(), hall.NextStart());
        await hall.AddPerformanceAsync();
        var first = (await hall.PostAsync($"/v1/shows/{show}/performances", hall.Draft(venue, start))).String("performanceId");
        var second = (await hall.PostAsync($"/v1/shows/{show}/performances", hall.Draft(venue, start.AddHours(1)))).String("performanceId");

        var page = await Server.GetAsync($"/v1/performances?showId={show}&limit=1");
        var next = await Server.GetAsync($"/v1/performances?showId={show}&limit=1&cursor={page.String("nextCursor")}");

        var ids = new[] { page, next }.Select(answer => answer.Json.GetProperty("items")[0].GetProperty("performanceId").GetString());
        ids.ShouldBe([first, second], ignoreOrder: true);
        next.Json.GetProperty("nextCursor").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task A_price_that_is_null_is_refused()
    {
        var draft = hall.Draft(await hall.AddHallAsync(), hall.NextStart());
        draft["prices"] = new object?[] { null };
        (await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft)).ShouldBeProblem("invalid-json");
    }

    [Fact]
    public async Task An_edit_that_does_not_name_the_waiting_room_keeps_it()
    {
        var draft = hall.Draft(await hall.AddHallAsync(), hall.NextStart());
        draft["hasWaitingRoom"] = true;
        var made = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);
        draft.Remove("hasWaitingRoom");

        var edited = await hall.EditAsync(HttpMethod.Put, $"/v1/performances/{made.String("performanceId")}", draft);

        edited.Status.ShouldBe(HttpStatusCode.OK, edited.Text);
        edited.Json.GetProperty("hasWaitingRoom").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_waiting_room_is_made_with_the_performance()
    {
        var draft = hall.Draft(await hall.AddHallAsync(), hall.NextStart());
        draft["hasWaitingRoom"] = true;
        draft["waitingRoom"] = new { ratePerSecond = 0 };
        var path = $"/v1/shows/{await hall.AddShowAsync()}/performances";
        (await hall.PostAsync(path, draft)).ShouldBeProblem("invalid-input");

        draft["waitingRoom"] = new { ratePerSecond = 10, order = "arrival" };
        var made = await hall.PostAsync(path, draft);
        made.Json.GetProperty("hasWaitingRoom").GetBoolean().ShouldBeTrue(made.Text);
        var room = hall.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IWaitingRoomGrain>(made.String("performanceId"));
        var settings = (await room.Settings()).Value!.Settings;
        (settings.RatePerSecond, settings.Order).ShouldBe((10, WaitingRoomOrder.Arrival));
        settings.OpensAt.ShouldBe(made.Json.GetProperty("saleOpensAt").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
    }
}
