using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Ticketing.Api.Paging;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class VenueEndpointTests(HallServer hall) : IClassFixture<HallServer>
{
    private ApiServer Server => hall.Server;

    [Fact]
    public async Task A_promoter_makes_a_venue_that_everybody_sees()
    {
        var made = await hall.PostAsync("/v1/venues", new { name = " 예술의 집 ", address = "서울" });

        made.Status.ShouldBe(HttpStatusCode.Created);
        made.Headers["Location"].ShouldBe($"/v1/venues/{made.String("venueId")}");
        var seen = await Server.GetAsync(made.Headers["Location"]);
        seen.String("name").ShouldBe("예술의 집");
        seen.Json.GetProperty("owner").GetGuid().ShouldBe(hall.Owner);
        seen.Headers["ETag"].ShouldBe(made.Headers["ETag"]);
        (await Server.GetAsync(made.Headers["Location"], null, ("If-None-Match", seen.Headers["ETag"]))).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_user_makes_no_venue() =>
        (await hall.PostAsync("/v1/venues", new { name = "a" }, hall.Buyer)).ShouldBeProblem("forbidden");

    [Fact]
    public async Task An_edit_names_the_version_it_saw()
    {
        var path = $"/v1/venues/{await hall.AddVenueAsync()}";
        var tag = (await Server.GetAsync(path)).Headers["ETag"];

        (await Server.SendAsync(HttpMethod.Put, path, new { name = "새 이름" }, hall.Promoter)).ShouldBeProblem("if-match-required");
        (await Server.SendAsync(HttpMethod.Put, path, new { name = "새 이름" }, hall.Promoter, ("If-Match", tag))).String("name").ShouldBe("새 이름");
        (await Server.SendAsync(HttpMethod.Put, path, new { name = "또" }, hall.Promoter, ("If-Match", tag))).ShouldBeProblem("version-mismatch");
        (await Server.GetAsync(path)).String("name").ShouldBe("새 이름");
    }

    [Fact]
    public async Task Venues_are_listed_the_newest_first_and_page_by_page()
    {
        var made = new List<string>();
        for (var count = 0; count < 3; count++) made.Insert(0, await hall.AddVenueAsync());

        var first = await Server.GetAsync("/v1/venues?limit=2");
        var second = await Server.GetAsync($"/v1/venues?limit=2&cursor={first.String("nextCursor")}");

        string?[] seen = [.. first.Json.GetProperty("items").EnumerateArray().Concat(second.Json.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("venueId").GetString())];
        seen.Take(3).ShouldBe(made);
        (await Server.GetAsync("/v1/venues?cursor=" + Cursor.After("venues", "no point"))).ShouldBeProblem("cursor-invalid");
    }

    [Fact]
    public async Task Only_the_owner_and_admins_change_a_venue()
    {
        var path = $"/v1/venues/{await hall.AddVenueAsync()}";

        (await hall.EditAsync(HttpMethod.Put, path, new { name = "내 것" }, hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await hall.PostAsync($"{path}/plans/grid", HallServer.Grid, hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await hall.EditAsync(HttpMethod.Delete, path, null, hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await hall.EditAsync(HttpMethod.Put, path, new { name = "관리자" }, hall.Admin)).String("name").ShouldBe("관리자");
    }

    [Fact]
    public async Task A_deleted_venue_is_gone_and_one_with_performances_to_come_stays()
    {
        var empty = $"/v1/venues/{await hall.AddVenueAsync()}";
        (await hall.EditAsync(HttpMethod.Delete, empty, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Server.GetAsync(empty)).ShouldBeProblem("not-found");

        var venue = await hall.AddHallAsync();
        (await hall.AddPerformanceAsync(venue, hall.NextStart())).Status.ShouldBe(HttpStatusCode.Created);
        (await hall.EditAsync(HttpMethod.Delete, $"/v1/venues/{venue}", null)).ShouldBeProblem("venue-occupied");
    }

    [Fact]
    public async Task Venues_are_listed_in_pages_without_the_deleted_ones()
    {
        var gone = await hall.AddVenueAsync();
        await hall.EditAsync(HttpMethod.Delete, $"/v1/venues/{gone}", null);
        var made = new[] { await hall.AddVenueAsync(), await hall.AddVenueAsync(), await hall.AddVenueAsync() };

        var seen = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await Server.GetAsync($"/v1/venues?limit=2&cursor={cursor}");
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(venue => venue.GetProperty("venueId").GetString()!));
            cursor = page.Json.GetProperty("nextCursor").GetString();
        }

        seen.ShouldBeUnique();
        made.ShouldBeSubsetOf(seen);
        seen.ShouldNotContain(gone);
    }

    [Fact]
    public async Task A_plan_is_read_from_a_CSV_file_and_errors_say_the_line()
    {
        var path = $"/v1/venues/{await hall.AddVenueAsync()}/plans/csv?name=소극장";

        var made = await Server.PostAsync(path, Csv("zone,row,number,category,x,y\n가,1,1,R,0,0\n가,1,2,R,1,0\n"), hall.Promoter);
        made.String("name").ShouldBe("소극장");
        made.Json.GetProperty("seatCount").GetInt32().ShouldBe(2);

        var wrong = await Server.PostAsync(path, Csv("zone,row,number,category,x,y\n가,1,1,R,0,0\n가,1,1,R,0,0\n"), hall.Promoter);
        wrong.ShouldBeProblem("plan-invalid").GetProperty("detail").GetString()!.ShouldContain("line 3");
    }

    [Fact]
    public async Task A_plan_is_read_from_what_pretix_exports()
    {
        const string file = """
            {"name":"Saal","categories":[{"name":"R","color":"#ff0000"}],"zones":[{"name":"Z","position":{"x":0,"y":0},
            "rows":[{"row_number":"1","position":{"x":0,"y":0},"seats":[{"seat_number":"1","seat_guid":"s1","position":{"x":0,"y":0},"category":"R"}]}]}]}
            """;
        var made = await Server.PostAsync($"/v1/venues/{await hall.AddVenueAsync()}/plans/pretix", file, hall.Promoter);

        made.Json.GetProperty("seatCount").GetInt32().ShouldBe(1, made.Text);
    }

    [Fact]
    public async Task A_hundred_thousand_seats_come_in_by_CSV_beyond_the_usual_body_limit()
    {
        var rows = new StringBuilder("zone,row,number,category,x,y\n");
        for (var row = 1; row <= 250; row++)
            for (var seat = 1; seat <= 400; seat++)
                rows.Append(null, $"A,{row},{seat},R,{seat},{row}\n");

        var made = await Server.PostAsync($"/v1/venues/{await hall.AddVenueAsync()}/plans/csv?name=big", Csv(rows.ToString()), hall.Promoter);

        made.Json.GetProperty("seatCount").GetInt32().ShouldBe(100_000, made.Text);
    }

    [Fact]
    public async Task An_id_that_nothing_can_have_is_not_found()
    {
        (await Server.SendAsync(HttpMethod.Put, "/v1/venues/%20", new { name = "a" }, hall.Promoter, ("If-Match", "\"1\""))).ShouldBeProblem("not-found");
        (await hall.PostAsync("/v1/venues/a%2Fb/plans/grid", HallServer.Grid)).ShouldBeProblem("not-found");
    }

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse("text/csv"));
}
