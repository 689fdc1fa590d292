using System.Net.Http.Headers;
using System.Text;
using Ticketing.Tests.Kit.Servers;
using static Ticketing.Tests.Security.AccessRow;

namespace Ticketing.Tests.Security;

/// <summary>Who may do what with venues, plans and shows.</summary>
internal static class CatalogueAccess
{
    /// <summary>A seating plan of one seat as pretix's editor exports it.</summary>
    private const string PretixPlan = """
        {"name":"Saal","categories":[{"name":"R","color":"#ff0000"}],"zones":[{"name":"Z","position":{"x":0,"y":0},
        "rows":[{"row_number":"1","position":{"x":0,"y":0},"seats":[{"seat_number":"1","seat_guid":"s1","position":{"x":0,"y":0},"category":"R"}]}]}]}
        """;

    private static readonly object Show = new { title = "아리랑", genre = "콘서트", runningMinutes = 120, description = "", performers = new[] { "김아라" } };
    private static readonly object Venue = new { name = "한빛홀", address = "서울" };

    // Made anew for each request, because a client disposes what it has sent.
    private static readonly Func<HttpContent> Csv = () => new StringContent("zone,row,number,category,x,y\nA,1,1,R,1,1\n", Encoding.UTF8, MediaTypeHeaderValue.Parse("text/csv"));

    public static IEnumerable<AccessRow> Rows =>
    [
        Public("GET /v1/venues/", _ => new Call("/v1/venues")),
        Public("GET /v1/venues/{venueId}", async world => new Call(await world.VenueAsync())),
        Row("POST /v1/venues/", "unauthenticated forbidden 201 201 201", _ => Task.FromResult(new Call("/v1/venues", Venue) { IsPromoters = true })),
        ForPromoterAndAdmin("PUT /v1/venues/{venueId}", 200, async world => await world.EditAsync(await world.VenueAsync(), Venue)),
        ForPromoterAndAdmin("DELETE /v1/venues/{venueId}", 204, async world => await world.EditAsync(await world.VenueAsync())),
        ForPromoterAndAdmin("GET /v1/venues/{venueId}/promoters", 200, async world => new Call($"{await world.VenueAsync()}/promoters")),
        ForPromoterAndAdmin("PUT /v1/venues/{venueId}/promoters/{promoterId:guid}", 204, PromoterAsync),
        ForPromoterAndAdmin("DELETE /v1/venues/{venueId}/promoters/{promoterId:guid}", 204, PromoterAsync),
        ForPromoterAndAdmin("DELETE /v1/venues/{venueId}/performances/{performanceId}", 204, async world =>
        {
            var performance = await world.PerformanceAsync(opensAt: world.Hall.Time.GetUtcNow().AddDays(1));
            return new Call($"/v1/venues/{(await world.Server.GetAsync(performance)).String("venueId")}{performance["/v1".Length..]}") { State = world.StateOf(performance) };
        }),
        ForPromoterAndAdmin("POST /v1/venues/{venueId}/plans/grid", 201, world => PlanAsync(world, "grid", HallServer.Grid)),
        ForPromoterAndAdmin("POST /v1/venues/{venueId}/plans/csv", 201, world => PlanAsync(world, "csv?name=x", Csv)),
        ForPromoterAndAdmin("POST /v1/venues/{venueId}/plans/pretix", 201, world => PlanAsync(world, "pretix", PretixPlan)),
        Public("GET /v1/plans/{planId}", async world =>
            new Call($"/v1/plans/{(await world.Server.GetAsync($"/v1/venues/{await world.Hall.AddHallAsync()}")).String("planId")}")),

        Public("GET /v1/shows/", _ => new Call("/v1/shows")),
        Public("GET /v1/shows/{showId}", async world => new Call(await world.ShowAsync())),
        Row("POST /v1/shows/", "unauthenticated forbidden 201 201 201", _ => Task.FromResult(new Call("/v1/shows", Show) { IsPromoters = true })),
        ForPromoterAndAdmin("PUT /v1/shows/{showId}", 200, async world => await world.EditAsync(await world.ShowAsync(), Show)),
        ForPromoterAndAdmin("DELETE /v1/shows/{showId}", 204, async world => await world.EditAsync(await world.ShowAsync())),
    ];

    private static async Task<Call> PromoterAsync(AccessWorld world)
    {
        var venue = await world.VenueAsync();
        return new Call($"{venue}/promoters/{world.Hall.Owner}") { State = world.StateOf(venue) };
    }

    private static async Task<Call> PlanAsync(AccessWorld world, string format, object plan)
    {
        var venue = await world.VenueAsync();
        return new Call($"{venue}/plans/{format}", plan) { State = world.StateOf(venue) };
    }
}
