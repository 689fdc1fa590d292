using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Grains.Seats;
using Ticketing.Silo.Operations;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>The ops page and what it is fed with.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class OpsTests(AppServer app) : IClassFixture<AppServer>
{
    private ApiServer Server => app.Server;

    [Theory]
    [InlineData("/v1/ops/silos")]
    [InlineData("/v1/ops/sales")]
    public async Task Only_admins_see_it(string path)
    {
        (await Server.GetAsync(path)).ShouldBeProblem("unauthenticated");
        (await Server.GetAsync(path, (await Server.SignUpAsync()).Token)).ShouldBeProblem("forbidden");
        (await Server.GetAsync(path, (await Server.PromoterAsync()).Token)).ShouldBeProblem("forbidden");
        (await Server.GetAsync(path, (await Server.AdminAsync()).Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Grains_in_memory_are_counted_by_their_own_names_and_those_of_Orleans_together()
    {
        await Server.PutOnSaleAsync("p-names");
        var buyer = (await Server.SignUpAsync()).Token;
        (await new ApiBuyer(Server, buyer, "p-names").HoldAsync("1층-1-1", "1층-1-2"))
            .Status.ShouldBe(HttpStatusCode.Created);

        var counts = (await Server.Services.GetRequiredService<SiloView>().ActivationsAsync()).ToDictionary(one => one.Grain, one => one.Count);

        foreach (var (grain, least) in new[] { ("seat", 2), ("carts", 1), ("seatmap", 1), ("account", 1), ("orleans", 1) })
            counts.GetValueOrDefault(grain).ShouldBeGreaterThanOrEqualTo(least, grain);
        counts.Keys.ShouldBeSubsetOf(KnownGrains.Append("orleans"));
    }

    [Theory]
    [InlineData("Ticketing.Grains.Seats.SeatGrain,Ticketing.Grains", "seat")]
    [InlineData("Ticketing.Grains.WaitingRooms.WaitingRoomGrain,Ticketing.Grains", "waitingroom")]
    [InlineData("Orleans.Runtime.Management.ManagementGrain,Orleans.Runtime", "orleans")]
    [InlineData("Orleans.Streams.PubSubRendezvousGrain,Orleans.Streaming", "orleans")]
    public void A_grain_has_a_short_name(string grainClass, string name) => SiloView.NameOf(grainClass).ShouldBe(name);

    private static IEnumerable<string> KnownGrains => typeof(SeatGrain).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IGrain)) && type.IsClass)
        .Select(type => type.Name.ToLowerInvariant()).Select(name => name[..^"grain".Length]);

    [Fact]
    public async Task A_sale_is_shown_with_its_seats_and_its_queue()
    {
        const string performance = "p-ops";
        var admin = (await Server.AdminAsync()).Token;
        await Server.PutOnSaleAsync(performance, waitingRoom: true);
        var settings = new
        {
            opensAt = DateTimeOffset.UtcNow.AddHours(-1),
            order = "arrival",
            ratePerSecond = 50,
            cap = 200,
            graceSeconds = 60,
            sessionSeconds = 600,
            abandonSeconds = 1800,
            paused = true,
        };
        (await Server.SendAsync(HttpMethod.Put, $"/v1/performances/{performance}/queue/settings", settings, admin)).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.PostAsync($"/v1/performances/{performance}/queue", null, (await Server.SignUpAsync()).Token)).Status.ShouldBe(HttpStatusCode.OK);

        var sale = (await Server.GetAsync("/v1/ops/sales", admin))["sales"].EnumerateArray()
            .Single(one => one.GetProperty("performanceId").GetString() == performance);
        sale.GetProperty("seats").GetRawText().ShouldBe("""{"free":30,"held":0,"sold":0,"blocked":0}""");
        sale.GetProperty("room").GetRawText().ShouldBe(
            """{"phase":"paused","waiting":1,"called":0,"inside":0,"ratePerSecond":50,"cap":200,"observedPerSecond":null}""");
    }

    [Fact]
    public async Task A_sale_whose_waiting_room_is_not_made_yet_is_shown_without()
    {
        await Server.PutOnSaleAsync("p-no-room", waitingRoom: true);
        var sale = (await Server.GetAsync("/v1/ops/sales", (await Server.AdminAsync()).Token))["sales"].EnumerateArray()
            .Single(one => one.GetProperty("performanceId").GetString() == "p-no-room");
        sale.GetProperty("room").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/ops", "text/html")]
    [InlineData("/ops/ops.js", "text/javascript")]
    [InlineData("/ops/ops.css", "text/css")]
    public async Task The_page_runs_nothing_but_its_own_files(string path, string mediaType)
    {
        using var answer = await Server.Http.GetAsync(new Uri(path, UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("innerHTML");
        text.ShouldNotContain(" style=");
        text.ShouldNotContain(" onclick=\"");
    }
}
