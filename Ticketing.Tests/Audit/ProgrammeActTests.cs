using System.Net;
using System.Text.Json;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Audit;

/// <summary>Acts of staff on the programme are in the audit log, and what an owner does to venues and shows is not.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ProgrammeActTests(HallServer hall) : IClassFixture<HallServer>
{
    private static readonly object Show = new { title = "아리랑", genre = "콘서트", runningMinutes = 90, performers = Array.Empty<string>() };

    private static readonly object Venue = new { name = "한빛홀", address = "부산" };

    [Fact]
    public async Task An_admins_act_on_the_venue_or_show_of_a_promoter_has_an_entry_and_the_owners_has_none()
    {
        var (venue, show) = (await hall.AddHallAsync(), await hall.AddShowAsync());
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Put, $"/v1/venues/{venue}", Venue));
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Put, $"/v1/shows/{show}", Show));
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Put, $"/v1/venues/{venue}", Venue, hall.Admin));
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Put, $"/v1/shows/{show}", Show, hall.Admin));
        await ShouldBeOkAsync(hall.PostAsync($"/v1/venues/{venue}/plans/grid", HallServer.Grid, hall.Admin));
        (await hall.EditAsync(HttpMethod.Delete, $"/v1/shows/{show}", null, hall.OtherPromoter)).ShouldBeProblem("forbidden");
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Delete, $"/v1/shows/{show}", null, hall.Admin));
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Delete, $"/v1/venues/{venue}", null, hall.Admin));

        (await ActsOnAsync($"venues/{venue}")).Select(WhatOf).ShouldBe(["venue.delete", "venue.plan", "venue.change"]);
        var acts = await ActsOnAsync($"shows/{show}");
        acts.Select(WhatOf).ShouldBe(["show.delete", "show.change"]);
        acts[0].GetProperty("address").GetString().ShouldBe("127.0.0.1");
        acts[0].GetProperty("detail").GetString().ShouldBe("아리랑");
    }

    [Fact]
    public async Task Changes_blocks_and_queue_settings_of_a_performance_have_an_entry_whoever_makes_them_and_refusals_have_none()
    {
        var venue = await hall.AddHallAsync();
        var startsAt = hall.NextStart();
        var draft = hall.Draft(venue, startsAt);
        (draft["hasWaitingRoom"], draft["saleOpensAt"]) = (true, startsAt.AddDays(-10));
        var made = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);
        var path = $"/v1/performances/{made.String("performanceId")}";
        draft["prices"] = new object[] { new { grade = "VIP", price = 120_000 }, new { grade = "S", price = 0 } };
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Put, path, draft));
        draft["seatLimit"] = 99;
        (await hall.EditAsync(HttpMethod.Put, path, draft)).ShouldBeProblem("invalid-input");

        await ShouldBeOkAsync(BlockAsync(path, "block", "a", "A-1-1", "A-1-2"));
        await ShouldBeOkAsync(BlockAsync(path, "block", "a", "A-1-1", "A-1-2"));
        await ShouldBeOkAsync(BlockAsync(path, "unblock", "b", "A-1-1"));
        (await BlockAsync(path, "block", "c", "Z-1-1")).ShouldBeProblem("unknown-seats");

        var room = await hall.Server.GetAsync($"{path}/queue/settings", hall.Promoter);
        var settings = new
        {
            opensAt = startsAt.AddDays(-10),
            order = "arrival",
            ratePerSecond = 5,
            cap = 10,
            graceSeconds = 60,
            sessionSeconds = 600,
            abandonSeconds = 1_800,
            paused = false,
        };
        await ShouldBeOkAsync(hall.Server.SendAsync(HttpMethod.Put, $"{path}/queue/settings", settings, hall.Promoter, ("If-Match", room.Headers["ETag"])));

        var acts = await ActsOnAsync(path["/v1/".Length..]);
        acts.Select(WhatOf).ShouldBe(["queue.settings", "seats.unblock", "seats.block", "performance.change"]);
        var details = acts.Select(static act => act.GetProperty("detail").GetString()!).ToArray();
        details[0].ShouldContain("5 per second, cap 10");
        details[1..].ShouldBe(["1 seats: A-1-1", "2 seats: A-1-1, A-1-2", "price of VIP 100000 to 120000"]);
        acts.ShouldAllBe(act => act.GetProperty("by").GetGuid() == hall.Owner);
    }

    [Fact]
    public async Task A_performance_that_is_removed_leaves_an_entry_and_one_that_cannot_be_removed_leaves_none()
    {
        var venue = await hall.AddHallAsync();
        var draft = hall.Draft(venue, hall.NextStart());
        var onSale = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);
        (draft["startsAt"], draft["saleOpensAt"], draft["saleClosesAt"]) = (hall.NextStart(), hall.Time.GetUtcNow().AddDays(5), hall.Time.GetUtcNow().AddDays(6));
        var later = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);

        (await hall.EditAsync(HttpMethod.Delete, $"/v1/performances/{onSale.String("performanceId")}", null)).ShouldBeProblem("invalid-input");
        await ShouldBeOkAsync(hall.EditAsync(HttpMethod.Delete, $"/v1/performances/{later.String("performanceId")}", null));

        (await ActsOnAsync($"performances/{onSale.String("performanceId")}")).ShouldBeEmpty();
        (await ActsOnAsync($"performances/{later.String("performanceId")}")).Select(WhatOf).ShouldBe(["performance.delete"]);
    }

    private Task<JsonAnswer> BlockAsync(string path, string what, string key, params string[] seats) =>
        hall.Server.PostAsync($"{path}/seats/{what}", new { seats }, hall.Promoter, ("Idempotency-Key", $"{path}-{key}"));

    private static string WhatOf(JsonElement act) => act.GetProperty("what").GetString()!;

    private static async Task ShouldBeOkAsync(Task<JsonAnswer> answer) => ((int)(await answer).Status).ShouldBeLessThan(300, (await answer).Text);

    // The newest first.
    private async Task<JsonElement[]> ActsOnAsync(string on)
    {
        var page = await hall.Server.GetAsync("/v1/admin/audit?limit=100", hall.Admin);
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        return [.. page.Json.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("on").GetString() == on)];
    }
}
