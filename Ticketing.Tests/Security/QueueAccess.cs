using static Ticketing.Tests.Security.AccessRow;

namespace Ticketing.Tests.Security;

/// <summary>Who may do what with waiting rooms and places in line.</summary>
internal static class QueueAccess
{
    public static IEnumerable<AccessRow> Rows =>
    [
        ForOneself("POST /v1/performances/{performanceId}/queue/", 200, async world => new Call($"{await world.RoomAsync()}/queue")),

        ForOneself("GET /v1/performances/{performanceId}/queue/challenge", 200, async world => new Call($"{await world.RoomAsync()}/queue/challenge")),

        // The signed ticket is what says whose place it is. To give the place up takes its owner as well.
        Public("GET /v1/performances/{performanceId}/queue/", PlaceAsync),
        ForBuyer("DELETE /v1/performances/{performanceId}/queue/", 204, "queue-ticket-invalid", PlaceAsync),
        Public("GET /v1/performances/{performanceId}/queue/draw", async world => new Call($"{await world.RoomAsync()}/queue/draw")),

        ForPromoterAndAdmin("GET /v1/performances/{performanceId}/queue/settings/", 200, async world => new Call($"{await world.RoomAsync()}/queue/settings")),
        ForPromoterAndAdmin("PUT /v1/performances/{performanceId}/queue/settings/", 200, async world =>
        {
            var path = $"{await world.RoomAsync()}/queue/settings";
            var seen = await world.Server.GetAsync(path, world.Hall.Promoter);
            return new Call(path, seen.Text.Replace("\"paused\":true", "\"paused\":false", StringComparison.Ordinal), ("If-Match", seen.Headers["ETag"]))
            {
                State = async () => (await world.Server.GetAsync(path, world.Hall.Promoter)).Text,
            };
        }),
    ];

    private static async Task<Call> PlaceAsync(AccessWorld world)
    {
        var room = await world.RoomAsync();
        var entered = await world.Server.PostAsync($"{room}/queue", null, world.TokenOf(Who.Owner));
        return new Call($"{room}/queue", null, ("Queue-Ticket", entered.String("ticket")));
    }
}
