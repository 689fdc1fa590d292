using Microsoft.AspNetCore.Mvc;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Queues;

/// <summary>Entering a queue and asking for the place, with the same requests as the silo. Tickets are not signed, which favours these designs.</summary>
internal static class QueueEndpoints
{
    private const int PollAfterMs = 1_000;

    public static void MapQueue(this WebApplication app, IQueueDesign design)
    {
        app.MapPost("/bench/performances/{performance}", (string performance, HallRequest _) => TypedResults.Created($"/{performance}"));
        app.MapPost("/v1/performances/{performance}/queue", async (string performance, [FromHeader(Name = "Authorization")] string person) =>
        {
            var (ticket, ahead) = await design.EnterAsync(performance, person["Bearer ".Length..]);
            return TypedResults.Ok(Answer(ahead, ticket));
        });
        app.MapGet("/v1/performances/{performance}/queue", async (string performance, [FromHeader(Name = "Queue-Ticket")] string ticket) =>
            await design.AheadAsync(performance, ticket) is { } ahead
                ? TypedResults.Ok(Answer(ahead, ticket: null))
                : (IResult)TypedResults.Json(new Problem("about:blank", "There is no such place.", 404, "not-found"), PeerJson.Default.Problem, statusCode: 404));
    }

    private static PlaceAnswer Answer(long ahead, string? ticket) => new("open", ahead + 1, ahead, PollAfterMs, DateTimeOffset.UtcNow, ticket);
}

/// <summary>The answer to a person in the queue.</summary>
internal sealed record PlaceAnswer(string Phase, long Position, long PeopleAhead, int PollAfterMs, DateTimeOffset ServerTime, string? Ticket);
