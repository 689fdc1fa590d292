using static Ticketing.Tests.Security.AccessRow;

namespace Ticketing.Tests.Security;

/// <summary>Who may do what with holds, orders, payments and tickets.</summary>
internal static class SaleAccess
{
    public static IEnumerable<AccessRow> Rows =>
    [
        ForOneself("POST /v1/performances/{performanceId}/holds", 201, async world =>
            new Call($"{await world.PerformanceAsync()}/holds", new { seats = new[] { "A-2-1" } }, AccessWorld.NewKey())),
        ForBuyer("GET /v1/performances/{performanceId}/holds/{holdId}", 200, "hold-ended", async world => new Call(await world.HoldAsync())),
        ForBuyer("POST /v1/performances/{performanceId}/holds/{holdId}/extension", 200, "hold-ended", world =>
            OfHoldAsync(world, hold => new Call($"{hold}/extension", "", AccessWorld.NewKey()))),
        ForOneself("DELETE /v1/performances/{performanceId}/holds/{holdId}", 204, world => OfHoldAsync(world, hold => new Call(hold))),
        ForOneself("GET /v1/performances/{performanceId}/cart", 200, async world =>
        {
            var hold = await world.HoldAsync();
            return new Call(hold[..hold.IndexOf("/holds/", StringComparison.Ordinal)] + "/cart") { Secret = hold.Split('/')[^1] };
        }),

        ForBuyer("POST /v1/orders/", 201, "hold-ended", world => OfHoldAsync(world, hold =>
            new Call("/v1/orders", new { performanceId = hold.Split('/')[3], holdId = hold.Split('/')[^1] }, AccessWorld.NewKey()))),
        ForOneself("GET /v1/orders/", 200, async world => new Call("/v1/orders?limit=100") { Secret = (await world.OrderAsync()).Split('/')[^1] }),
        ForBuyer("GET /v1/orders/{orderId}", 200, "not-found", async world => new Call(await world.OrderAsync())),
        ForBuyer("POST /v1/orders/{orderId}/confirmation", 200, "not-found", world => OfOrderAsync(world, order =>
            new Call($"{order}/confirmation", new { amount = 0 }, AccessWorld.NewKey()))),
        ForBuyer("POST /v1/orders/{orderId}/cancellations", 200, "not-found", world => OfOrderAsync(world, order =>
            new Call($"{order}/cancellations", new { }, AccessWorld.NewKey()))),
        ForBuyer("POST /v1/sandbox/payments", 200, "not-found", world => OfOrderAsync(world, order =>
            new Call("/v1/sandbox/payments", new { orderId = order.Split('/')[^1], amount = 100_000 }))),

        ForOneself("GET /v1/tickets/", 200, async world => new Call("/v1/tickets?limit=100") { Secret = (await world.TicketAsync()).Serial }),
        ForBuyer("GET /v1/tickets/{serial}", 200, "not-found", async world => new Call($"/v1/tickets/{(await world.TicketAsync()).Serial}")),
        ForBuyer("GET /v1/tickets/{serial}/qr.svg", 200, "not-found", async world => new Call($"/v1/tickets/{(await world.TicketAsync()).Serial}/qr.svg")),
    ];

    private static async Task<Call> OfHoldAsync(AccessWorld world, Func<string, Call> call)
    {
        var hold = await world.HoldAsync();
        return call(hold) with { State = async () => (await world.AsBuyerAsync(hold))["expiresAt"].GetString()! };
    }

    private static async Task<Call> OfOrderAsync(AccessWorld world, Func<string, Call> call)
    {
        var order = await world.OrderAsync();
        return call(order) with { State = async () => (await world.AsBuyerAsync(order)).String("status") };
    }
}
