using System.Text.Json;

namespace Ticketing.Tests.Faults;

/// <summary>What the API shows a buyer now.</summary>
/// <param name="Holds">The seats of each hold in the cart.</param>
/// <param name="Owned">The seats owned.</param>
/// <param name="Orders">Status and seats of each order.</param>
/// <param name="Tickets">The order of each seat that there is a ticket for.</param>
internal sealed record BuyerSight(
    IReadOnlyDictionary<string, string[]> Holds,
    IReadOnlyList<string> Owned,
    IReadOnlyDictionary<string, (string Status, string[] Seats)> Orders,
    IReadOnlyDictionary<string, string> Tickets)
{
    public static async Task<BuyerSight> LookAsync(HttpClient http, FaultBuyer buyer, string performance)
    {
        var cart = await Get($"/v1/performances/{performance}/cart");
        var orders = new Dictionary<string, (string, string[])>(StringComparer.Ordinal);
        foreach (var orderId in new BuyerFacts(buyer.Book).Orders.Select(order => order.OrderId))
        {
            if (await Get($"/v1/orders/{orderId}") is { ValueKind: JsonValueKind.Object } order)
                orders[orderId] = (order.GetProperty("status").GetString()!, BuyerFacts.SeatsOf(order));
        }

        var tickets = await Get("/v1/tickets?limit=100");
        return new BuyerSight(
            cart.GetProperty("holds").EnumerateArray().ToDictionary(hold => hold.GetProperty("holdId").GetString()!, BuyerFacts.SeatsOf),
            [.. cart.GetProperty("owned").EnumerateArray().Select(seat => seat.GetString()!)],
            orders,
            tickets.GetProperty("items").EnumerateArray().ToDictionary(
                ticket => ticket.GetProperty("seat").GetString()!, ticket => ticket.GetProperty("orderId").GetString()!));

        async Task<JsonElement> Get(string path)
        {
            var answer = await buyer.SendAsync(http, new Sent(SentKind.Hold, HttpMethod.Get, path, null, null, ""));
            return answer switch
            {
                { Ok: true } => answer.Json,
                { Status: 404 } => default,
                _ => throw new InvalidOperationException($"{path}: {answer?.Status} {answer?.Text}"),
            };
        }
    }
}
