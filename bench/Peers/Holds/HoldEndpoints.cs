using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;

namespace Ticketing.Peers.Holds;

/// <summary>
/// Holding one seat, with the same request and answer as the silo. Callers are not authenticated: the bearer token is the buyer's name. Log-in, rate
/// lanes, the limit per buyer, entry tokens and Idempotency-Keys are left out, which favours these designs.
/// </summary>
internal static class HoldEndpoints
{
    private const int MaxSeats = 200_000;
    private static readonly TimeSpan HoldTime = TimeSpan.FromHours(1);

    public static void MapHolds(this WebApplication app, ISeatDesign design)
    {
        app.MapPost("/bench/performances/{performance}", async (string performance, HallRequest hall) =>
        {
            if (hall.Seats.Length is 0 or > MaxSeats) return Results.BadRequest();
            await design.OpenAsync(performance, hall.Seats);
            return Results.Created();
        });
        app.MapPost("/v1/performances/{performance}/holds", Hold(design));
    }

    private static Func<string, HoldRequest, string, Task<IResult>> Hold(ISeatDesign design) =>
        async (string performance, HoldRequest request, [FromHeader(Name = "Authorization")] string buyer) =>
        {
            var now = DateTimeOffset.UtcNow;
            var hold = new SeatHold(performance, request.Seats[0], RandomNumberGenerator.GetHexString(32, lowercase: true), buyer["Bearer ".Length..], now + HoldTime);
            return await design.HoldAsync(hold, now) switch
            {
                HoldOutcome.Held => TypedResults.Created((string?)null, new HoldAnswer(hold.HoldId, performance, request.Seats, hold.Until, now)),
                HoldOutcome.Taken => TypedResults.Json(new Problem("about:blank", "Somebody else has a seat.", 409, "seats-taken", request.Seats), PeerJson.Default.Problem, statusCode: 409),
                HoldOutcome.Unknown => TypedResults.Json(new Problem("about:blank", "There is no such seat.", 404, "not-found"), PeerJson.Default.Problem, statusCode: 404),
                _ => TypedResults.Json(new Problem("about:blank", "Too many at once.", 503, "busy"), PeerJson.Default.Problem, statusCode: 503),
            };
        };
}

/// <summary>The seats of a performance that is put on sale.</summary>
internal sealed record HallRequest(string[] Seats);

/// <summary>A buyer's request for seats; these designs use only the first seat.</summary>
internal sealed record HoldRequest(string[] Seats);

/// <summary>The hold that a buyer got.</summary>
internal sealed record HoldAnswer(string HoldId, string Performance, string[] Seats, DateTimeOffset ExpiresAt, DateTimeOffset ServerTime);
