using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Challenges;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Hosting;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The waiting room of a performance: entering, polling, leaving, checking the draw.</summary>
public static class WaitingRoomEndpoints
{
    internal static void AddWaitingRooms(this IServiceCollection services)
    {
        services.AddSingleton<RoomFollowers>();
        services.AddHostedService(provider => provider.GetRequiredService<RoomFollowers>());
        services.AddSingleton<RecentAdmissions>();
        services.AddSingleton<QueuePolls>();
    }

    /// <summary>Adds the endpoints below <c>/performances/{performanceId}/queue</c>.</summary>
    public static void MapWaitingRooms(this RouteGroupBuilder v1)
    {
        var queue = v1.MapGroup("/performances/{performanceId}/queue").WithTags("Queue");
        queue.MapPost("", Enter).RequireAuthorization().InLane(Lane.Buying);
        queue.MapGet("", Poll).AllowAnonymous().InLane(Lane.Polling).Produces<QueueResponse>();
        queue.MapDelete("", Leave).RequireAuthorization().InLane(Lane.Buying);
        queue.MapGet("/draw", GetDraw).AllowAnonymous().InLane(Lane.Browsing);

        var settings = queue.MapGroup("/settings").RequireAuthorization(Policies.Promoter).InLane(Lane.Browsing);
        settings.MapGet("", RoomSettingsEndpoints.GetSettings);
        settings.MapPut("", RoomSettingsEndpoints.PutSettings).RequireIfMatch();
    }

    /// <summary>
    /// Enters the queue, or gives the place that the caller already has: a reload, a second browser tab and a repeat change nothing. Send the
    /// ticket with every poll. A caller who has lost the ticket gets it again by entering again. Where the server asks for it, the request carries the
    /// solution of a challenge of …/queue/challenge in the header Challenge-Solution.
    /// </summary>
    internal static async Task<Results<Ok<QueueResponse>, ProblemResult>> Enter(
        string performanceId,
        Caller caller,
        HttpRequest request,
        IGrainFactory grains,
        RoomFollowers rooms,
        SigningKeys keys,
        TimeProvider time,
        SiloLosses losses,
        [FromServices] IChallenge challenges)
    {
        if (Refusals.WhyNotPerformanceId(performanceId) is { } impossible) return ProblemResult.Of(impossible);
        if (challenges.WhyNot(request, ChallengePurpose.Queue(performanceId, caller.User)) is { } unsolved) return unsolved;
        var entered = await grains.Find<IWaitingRoomGrain>(performanceId).Enter(caller.User).WaitAsync(losses.Token);
        if (!entered.Ok) return ProblemResult.Of(entered.Refusal);

        var ticket = entered.Value.Ticket;
        var head = await rooms.LearnAsync(entered.Value.Head);
        var now = time.GetUtcNow();
        return TypedResults.Ok(QueueResponse.Of(head, PlaceEstimate.Of(head, ticket, now), now) with { Ticket = ticket.Write(keys) });
    }

    /// <summary>
    /// The place of the ticket in the header Queue-Ticket. Once the place is called, the answer has the entry token for the header
    /// Entry-Token of holds and orders. No access token is needed, because the signed ticket proves the place.
    /// </summary>
    internal static Task Poll(
        string performanceId, [FromHeader(Name = QueueTicketHeader.Name)] string? queueTicket, HttpContext context, QueuePolls polls) =>
        polls.AnswerAsync(performanceId, queueTicket, context);

    /// <summary>
    /// Gives up the place of the ticket in the header Queue-Ticket, in line or inside. Only the place's owner can: the ticket alone does not
    /// suffice. The caller's holds are released and the entry is void. Succeeds also when the place has already ended.
    /// </summary>
    internal static async Task<Results<NoContent, ProblemResult>> Leave(
        string performanceId,
        [FromHeader(Name = QueueTicketHeader.Name)] string? queueTicket,
        Caller caller,
        IGrainFactory grains,
        RecentAdmissions admissions,
        SigningKeys keys,
        SiloLosses losses)
    {
        if (QueueTicketHeader.TryRead(queueTicket, keys, performanceId, caller.User, out var ticket) is { } invalid) return ProblemResult.Of(invalid);
        var left = await grains.Find<IWaitingRoomGrain>(performanceId).Leave(ticket).WaitAsync(losses.Token);
        admissions.Forget(ticket);
        return left.Ok ? TypedResults.NoContent() : ProblemResult.Of(left.Refusal);
    }

    /// <summary>
    /// All values that are needed to check the draw: the hash of the seed, which is known from the start; after the opening the seed itself;
    /// how many took part; and how the places follow from these values.
    /// </summary>
    internal static async Task<Results<Ok<DrawResponse>, ProblemResult>> GetDraw(string performanceId, RoomFollowers rooms)
    {
        var room = await rooms.FindAsync(performanceId);
        return room.Ok ? TypedResults.Ok(DrawResponse.Of(room.Value.Head)) : ProblemResult.Of(room.Refusal);
    }
}
