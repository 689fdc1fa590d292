using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Peers.Duties;

namespace Ticketing.Peers.Holds;

/// <summary>
/// Holding one seat, with the same request and answer as the silo. Without a desk, callers are not authenticated: the bearer token is the buyer's name, and
/// the limit per buyer and Idempotency-Keys are left out, which favours these designs.
/// </summary>
internal static class HoldEndpoints
{
    private const int MaxSeats = 200_000;
    private static readonly TimeSpan HoldTime = TimeSpan.FromHours(1);

    public static void MapHolds(this WebApplication app, ISeatDesign design, Desk? desk)
    {
        app.MapPost("/bench/performances/{performance}", async (string performance, HallRequest hall) =>
        {
            if (hall.Seats.Length is 0 or > MaxSeats) return Results.BadRequest();
            await design.OpenAsync(performance, hall.Seats);
            desk?.Maps.Open(performance, hall.Seats.Length);
            return Results.Created();
        });
        app.MapPost("/v1/performances/{performance}/holds", Hold(design, desk));
    }

    private static Func<string, HoldRequest, string, string?, Task<IResult>> Hold(ISeatDesign design, Desk? desk) =>
        async (string performance, HoldRequest request, [FromHeader(Name = "Authorization")] string authorization, [FromHeader(Name = "Idempotency-Key")] string? key) =>
        {
            var now = DateTimeOffset.UtcNow;
            var buyer = desk is null ? authorization["Bearer ".Length..] : desk.Tokens.BuyerOf(authorization, now);
            if (buyer is null) return Problem.Of(401, "unauthorized", "Log in first.");
            if (desk is not null && key is null) return Problem.Of(400, "idempotency-key-missing", "Send an Idempotency-Key.");
            var hold = new SeatHold(performance, request.Seats[0], RandomNumberGenerator.GetHexString(32, lowercase: true), buyer, now + HoldTime);
            var answer = new HoldAnswer(hold.HoldId, performance, request.Seats, hold.Until, now);
            if (desk is not null) hold = hold with { Request = Desk.Keep(key!, hold, answer) };
            var result = await design.HoldAsync(hold, now);
            if (result.Outcome == HoldOutcome.Held) desk?.Maps.Changed(performance, hold.Seat, SeatStatus.Held);
            return result.Outcome switch
            {
                HoldOutcome.Held when hold.Request is { } kept => Created(kept.Answer),
                HoldOutcome.Held => TypedResults.Created((string?)null, answer),
                HoldOutcome.Repeated => Created(result.Kept!),
                HoldOutcome.Taken => Problem.Of(409, "seats-taken", "Somebody else has a seat.", request.Seats),
                HoldOutcome.OverLimit => Problem.Of(409, "seat-limit", "One buyer may not hold more seats."),
                HoldOutcome.KeyReused => Problem.Of(422, "idempotency-key-reused", "This key was used for another request."),
                HoldOutcome.Unknown => Problem.Of(404, "not-found", "There is no such seat."),
                _ => Problem.Of(503, "busy", "Too many at once."),
            };
        };

    private static ContentHttpResult Created(string answer) => TypedResults.Content(answer, "application/json; charset=utf-8", statusCode: 201);
}

/// <summary>The seats of a performance that is put on sale.</summary>
internal sealed record HallRequest(string[] Seats);

/// <summary>A buyer's request for seats; these designs use only the first seat.</summary>
internal sealed record HoldRequest(string[] Seats);

/// <summary>The hold that a buyer got.</summary>
internal sealed record HoldAnswer(string HoldId, string Performance, string[] Seats, DateTimeOffset ExpiresAt, DateTimeOffset ServerTime);
