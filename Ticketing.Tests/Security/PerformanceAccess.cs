using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;
using static Ticketing.Tests.Security.AccessRow;

namespace Ticketing.Tests.Security;

/// <summary>Who may do what with performances and their seats.</summary>
internal static class PerformanceAccess
{
    public static IEnumerable<AccessRow> Rows =>
    [
        Public("GET /v1/performances/", _ => new Call("/v1/performances")),
        Public("GET /v1/performances/{performanceId}", async world => new Call(await world.PerformanceAsync())),
        ForPromoterAndAdmin("POST /v1/shows/{showId}/performances", 201, async world =>
            new Call($"{await world.ShowAsync()}/performances", world.Draft(await world.Hall.AddHallAsync()))),
        ForPromoterAndAdmin("PUT /v1/performances/{performanceId}", 200, async world =>
        {
            var performance = await world.PerformanceAsync();
            var venue = (await world.Server.GetAsync(performance)).String("venueId");
            return await world.EditAsync(performance, world.Draft(venue));
        }),
        ForPromoterAndAdmin("DELETE /v1/performances/{performanceId}", 204, async world =>
            await world.EditAsync(await world.PerformanceAsync(opensAt: DateTimeOffset.UtcNow.AddDays(1)))),
        ForPromoterAndAdmin("POST /v1/performances/{performanceId}/seats/block", 200, world => BlockAsync(world, "block")),
        ForPromoterAndAdmin("POST /v1/performances/{performanceId}/seats/unblock", 200, world => BlockAsync(world, "unblock")),
        ForPromoterAndAdmin("POST /v1/performances/{performanceId}/check-ins", 200, async world =>
        {
            var (performance, serial) = await world.TicketAsync();
            var code = TicketCode.Write(world.Server.Services.GetRequiredService<SigningKeys>(), performance.Split('/')[^1], serial);
            return new Call($"{performance}/check-ins", new { code }) { State = async () => (await world.AsBuyerAsync($"/v1/tickets/{serial}")).Text };
        }),

        Public("GET /v1/performances/{performanceId}/seat-map/", async world => new Call($"{await world.PerformanceAsync()}/seat-map")),
        Public("GET /v1/performances/{performanceId}/seat-map/compact", async world => new Call($"{await world.PerformanceAsync()}/seat-map/compact")),
        Public("GET /v1/performances/{performanceId}/seat-map/events", async world => new Call($"{await world.PerformanceAsync()}/seat-map/events")),
    ];

    private static async Task<Call> BlockAsync(AccessWorld world, string what)
    {
        var performance = await world.PerformanceAsync();
        return new Call($"{performance}/seats/{what}", new { seats = new[] { "A-1-1" } }, AccessWorld.NewKey())
        {
            State = world.StateOf($"{performance}/seat-map"),
        };
    }
}
