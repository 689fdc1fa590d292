using Microsoft.AspNetCore.Mvc;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Duties;

/// <summary>The requests that only a peer with the same duties has: log-in of everybody at once, and the seat map.</summary>
internal static class DeskEndpoints
{
    private const int MaxBuyers = 100_000;

    public static void MapDesk(this WebApplication app, Desk desk, ISeatDesign design)
    {
        app.MapPost("/bench/buyers", async Task<IResult> (BuyersRequest request) =>
        {
            if (request.Count is < 1 or > MaxBuyers) return TypedResults.BadRequest();
            string[] buyers = [.. Enumerable.Range(0, request.Count).Select(buyer => $"b{buyer}")];
            await design.AddBuyersAsync(buyers);
            return TypedResults.Ok(new BuyersAnswer([.. buyers.Select(buyer => desk.Tokens.Issue(buyer, DateTimeOffset.UtcNow))]));
        });
        app.MapGet("/v1/performances/{performance}/seat-map", (string performance) =>
            desk.Maps.Find(performance) is { } map ? TypedResults.Ok(map.Counts()) : (IResult)TypedResults.NotFound());
        app.MapGet("/v1/performances/{performance}/seat-map/changes", ([FromRoute] string performance, [FromQuery] long since) =>
            desk.Maps.Find(performance)?.Since(since) is { } deltas ? TypedResults.Ok(deltas.ToArray()) : (IResult)TypedResults.NotFound());
    }
}

/// <summary>The number of people who log in.</summary>
internal sealed record BuyersRequest(int Count);

/// <summary>The access tokens of these people, who are called b0, b1, ….</summary>
internal sealed record BuyersAnswer(string[] Tokens);
