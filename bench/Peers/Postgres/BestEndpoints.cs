using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Postgres;

/// <summary>Holding the best seat that is left, with the same request as the silo. Callers are not authenticated: the bearer token is the buyer's name.</summary>
internal static class BestEndpoints
{
    private static readonly TimeSpan HoldTime = TimeSpan.FromHours(1);

    public static void MapBest(this WebApplication app, PostgresBest design)
    {
        app.MapPost("/bench/performances/{performance}", async (string performance, HallRequest hall) =>
        {
            await design.OpenAsync(performance, hall.Seats);
            return Results.Created();
        });
        app.MapPost("/v1/performances/{performance}/holds", async Task<IResult> (string performance, BestRequest request, [FromHeader(Name = "Authorization")] string buyer) =>
        {
            if (request.Best.Count != 1) return Problem.Of(400, "validation-failed", "One seat at a time.");
            var now = DateTimeOffset.UtcNow;
            var hold = new SeatHold(performance, "", RandomNumberGenerator.GetHexString(32, lowercase: true), buyer["Bearer ".Length..], now + HoldTime);
            return await design.HoldAsync(hold) is { } seat
                ? TypedResults.Created((string?)null, new BestAnswer(hold.HoldId, performance, [new SeatAnswer(seat)], hold.Until, now))
                : Problem.Of(409, "no-seats-left", "No seat is left.");
        });
    }
}

/// <summary>A wish for the best seats.</summary>
internal sealed record BestRequest(BestWish Best);

/// <summary>How many seats.</summary>
internal sealed record BestWish(int Count);

/// <summary>The hold that a buyer got.</summary>
internal sealed record BestAnswer(string HoldId, string Performance, SeatAnswer[] Seats, DateTimeOffset ExpiresAt, DateTimeOffset ServerTime);

/// <summary>A seat of the hold.</summary>
internal sealed record SeatAnswer(string Seat);
