using System.Net;
using Shouldly;
using Ticketing.Api.Paging;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Shows;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Shows;

[Trait("Suite", "Unit")]
public sealed class ShowRulesTests
{
    private static readonly ShowDraft Good = new("아리랑", "콘서트", "첫 줄\n둘째 줄", ["김아라"], 120);

    public static TheoryData<string, ShowDraft, bool> Drafts => new()
    {
        { "good", Good, true },
        { "longest title", Good with { Title = new string('가', 200) }, true },
        { "title too long", Good with { Title = new string('가', 201) }, false },
        { "no title", Good with { Title = " " }, false },
        { "no genre", Good with { Genre = "" }, false },
        { "longest description", Good with { Description = new string('가', 4_000) }, true },
        { "description too long", Good with { Description = new string('가', 4_001) }, false },
        { "no description", Good with { Description = "" }, true },
        { "bell in the description", Good with { Description = "\a" }, false },
        { "nobody on stage", Good with { Performers = [] }, true },
        { "fifty on stage", Good with { Performers = [.. Enumerable.Repeat("김", 50)] }, true },
        { "more on stage", Good with { Performers = [.. Enumerable.Repeat("김", 51)] }, false },
        { "longest name", Good with { Performers = [new string('김', 100)] }, true },
        { "name too long", Good with { Performers = [new string('김', 101)] }, false },
        { "nameless performer", Good with { Performers = ["김아라", ""] }, false },
        { "a minute", Good with { RunningMinutes = 1 }, true },
        { "no time", Good with { RunningMinutes = 0 }, false },
        { "a day", Good with { RunningMinutes = 1_440 }, true },
        { "more than a day", Good with { RunningMinutes = 1_441 }, false },
    };

    [Theory]
    [MemberData(nameof(Drafts))]
    public void A_show_keeps_its_limits(string what, ShowDraft draft, bool good) =>
        (ShowRules.WhyNot(draft)?.Code).ShouldBe(good ? null : RefusalCode.InvalidInput, what);
}

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ShowEndpointTests(HallServer hall) : IClassFixture<HallServer>
{
    private ApiServer Server => hall.Server;

    [Fact]
    public async Task A_show_is_made_changed_seen_and_taken_off()
    {
        var path = $"/v1/shows/{await hall.AddShowAsync()}";
        var changed = await hall.EditAsync(
            HttpMethod.Put, path, new { title = "새 아리랑", genre = "뮤지컬", runningMinutes = 90, description = "설명", performers = new[] { "이도윤", "박서연" } });

        changed.String("title").ShouldBe("새 아리랑");
        var seen = await Server.GetAsync(path);
        seen.Text.ShouldBe(changed.Text);
        seen.Json.GetProperty("performers").EnumerateArray().Select(name => name.GetString()).ShouldBe(["이도윤", "박서연"]);
        (await Server.GetAsync("/v1/shows?limit=100")).Text.ShouldContain("새 아리랑");

        (await hall.EditAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Server.GetAsync(path)).ShouldBeProblem("not-found");
    }

    [Fact]
    public async Task Shows_are_listed_the_newest_first_and_page_by_page()
    {
        var made = new List<string>();
        for (var count = 0; count < 3; count++) made.Insert(0, await hall.AddShowAsync());

        var first = await Server.GetAsync("/v1/shows?limit=2");
        var second = await Server.GetAsync($"/v1/shows?limit=2&cursor={first.String("nextCursor")}");

        string?[] seen = [.. first.Json.GetProperty("items").EnumerateArray().Concat(second.Json.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("showId").GetString())];
        seen.Take(3).ShouldBe(made);
        (await Server.GetAsync("/v1/shows?cursor=" + Cursor.After("shows", "no point"))).ShouldBeProblem("cursor-invalid");
    }

    [Fact]
    public async Task Only_the_owner_and_admins_change_a_show()
    {
        var path = $"/v1/shows/{await hall.AddShowAsync()}";
        var body = new { title = "a", genre = "b", runningMinutes = 1, performers = Array.Empty<string>() };

        (await hall.EditAsync(HttpMethod.Put, path, body, hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await hall.EditAsync(HttpMethod.Put, path, body, hall.Buyer)).ShouldBeProblem("forbidden");
        (await hall.EditAsync(HttpMethod.Put, path, body, hall.Admin)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_old_version_is_refused()
    {
        var path = $"/v1/shows/{await hall.AddShowAsync()}";
        var body = new { title = "a", genre = "b", runningMinutes = 1, performers = Array.Empty<string>() };

        (await Server.SendAsync(HttpMethod.Put, path, body, hall.Promoter, ("If-Match", "\"1\""))).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.SendAsync(HttpMethod.Put, path, body, hall.Promoter, ("If-Match", "\"1\""))).ShouldBeProblem("version-mismatch");
        (await Server.SendAsync(HttpMethod.Delete, path, null, hall.Promoter, ("If-Match", "\"1\""))).ShouldBeProblem("version-mismatch");
    }

    [Fact]
    public async Task A_show_with_performances_to_come_stays()
    {
        var performance = await Server.GetAsync($"/v1/performances/{await hall.AddPerformanceAsync()}");

        (await hall.EditAsync(HttpMethod.Delete, $"/v1/shows/{performance.String("showId")}", null)).ShouldBeProblem("invalid-input");
    }

    [Theory]
    [InlineData(""), InlineData(",\"performers\":null")]
    public async Task An_edit_that_does_not_name_the_performers_leaves_them_on_the_bill(string performers)
    {
        var path = $"/v1/shows/{await hall.AddShowAsync()}";

        (await hall.EditAsync(HttpMethod.Put, path, $"{{\"title\":\"a\",\"genre\":\"b\",\"runningMinutes\":1{performers}}}")).ShouldBeProblem("invalid-json");

        (await Server.GetAsync(path)).Json.GetProperty("performers")[0].GetString().ShouldBe("김아라");
    }

    [Fact]
    public async Task A_nameless_performer_is_refused() =>
        (await hall.PostAsync("/v1/shows", """{"title":"a","genre":"b","runningMinutes":1,"performers":[""]}""")).ShouldBeProblem("invalid-input");
}
