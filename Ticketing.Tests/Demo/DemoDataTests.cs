using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Demo;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Demo;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class DemoDataTests
{
    [Fact]
    public async Task The_demo_has_what_the_README_names_and_a_restart_adds_nothing()
    {
        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Demo"] = "true" });

        (await SeenAsync(server, "arirang-hall")).ShouldBe("on-sale, no room, hanbit-hall");
        (await SeenAsync(server, "arirang-stadium")).ShouldBe("on-sale, room, hangang-stadium");
        (await SeenAsync(server, "arirang-finale")).ShouldBe("before-open, room, hangang-stadium");
        (await SeenAsync(server, "friday-live-club")).ShouldBe("on-sale, no room, hongdae-club");
        (await server.GetAsync("/v1/performances/friday-live-club")).Json.GetProperty("prices").ToString().ShouldContain("""{"grade":"스탠딩","price":0}""");
        (await SeatCountAsync(server, "arirang-hall")).ShouldBeInRange(1_800, 2_400);
        (await SeatCountAsync(server, "arirang-stadium")).ShouldBe(66_704);

        var before = await AllAsync(server);
        await ActivatorUtilities.CreateInstance<DemoData>(server.Services).LoadAsync();
        (await AllAsync(server)).ShouldBe(before);
    }

    [Fact]
    public async Task The_plans_are_packed_while_the_silo_starts_and_a_restart_packs_none()
    {
        using (var empty = new TemporaryStore())
        {
            var first = new DemoPlans(empty.Pipeline);
            await first.StartAsync(CancellationToken.None);
            first.Missing.ShouldBe(DemoProgramme.Venues.Select(venue => venue.VenueId));
            foreach (var venue in DemoProgramme.Venues) (await first.OfAsync(venue)).SeatCount.ShouldBe(venue.Plan().SeatCount);
        }

        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Demo"] = "true" });
        server.Services.GetRequiredService<DemoPlans>().Missing.Count.ShouldBe(3);
        var restarted = new DemoPlans(server.Services.GetRequiredService<IRowStore>());
        await restarted.StartAsync(CancellationToken.None);
        restarted.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_demos_buyer_buys_and_its_promoter_publishes()
    {
        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Demo"] = "true" });
        var buyer = await server.LogInAsync(DemoAccounts.BuyerEmail, DemoAccounts.Password);
        var promoter = await server.LogInAsync(DemoAccounts.PromoterEmail, DemoAccounts.Password);

        var held = await server.PostAsync("/v1/performances/arirang-hall/holds", new { best = new { count = 2, grade = "R" } }, buyer.Token, ("Idempotency-Key", "demo"));
        ((int)held.Status).ShouldBeInRange(200, 299, held.Text);
        (await server.PostAsync("/v1/venues", new { name = "새 공연장" }, promoter.Token)).Status.ShouldBe(HttpStatusCode.Created);
        (await server.PostAsync("/v1/venues", new { name = "새 공연장" }, buyer.Token)).ShouldBeProblem("forbidden");
    }

    [Fact]
    public async Task Without_the_demo_there_is_nobody_with_a_known_password()
    {
        await using var server = await ApiServer.StartAsync();

        (await server.PostAsync("/v1/sessions", new { email = DemoAccounts.BuyerEmail, password = DemoAccounts.Password })).ShouldBeProblem("wrong-credentials");
        (await server.GetAsync("/v1/performances")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Every_performance_is_a_month_ahead_so_that_all_cancellation_fees_are_still_to_come() =>
        DemoProgramme.Performances(DateTimeOffset.UnixEpoch.AddDays(20_000))
            .ShouldAllBe(performance => performance.Draft.StartsAt - DateTimeOffset.UnixEpoch.AddDays(20_000) >= TimeSpan.FromDays(30));

    private static async Task<string> SeenAsync(ApiServer server, string id)
    {
        var seen = await server.GetAsync($"/v1/performances/{id}");
        var room = seen.Json.GetProperty("hasWaitingRoom").GetBoolean() ? "room" : "no room";
        return $"{seen.String("status")}, {room}, {seen.String("venueId")}";
    }

    private static async Task<int> SeatCountAsync(ApiServer server, string id)
    {
        var planId = (await server.GetAsync($"/v1/performances/{id}")).String("planId");
        var rows = (await server.GetAsync($"/v1/plans/{planId}")).Json.GetProperty("rows").EnumerateArray();
        return rows.Sum(row => row.GetProperty("ids").GetArrayLength());
    }

    private static async Task<string> AllAsync(ApiServer server)
    {
        var lists = await Task.WhenAll(server.GetAsync("/v1/venues"), server.GetAsync("/v1/shows"), server.GetAsync("/v1/performances"));
        return string.Join('\n', lists.Select(list => list.Text));
    }
}
