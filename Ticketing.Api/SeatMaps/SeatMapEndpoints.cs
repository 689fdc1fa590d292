using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;
using Ticketing.Api.EntityTags;
using Ticketing.Api.LiveStreams;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.SeatMaps;

/// <summary>The seat map of a performance: as JSON, in a compact binary form, and as a live event stream.</summary>
public static class SeatMapEndpoints
{
    internal static void AddSeatMaps(this IServiceCollection services)
    {
        services.AddSingleton<SeatMapFollowers>();
        services.TryAddSingleton(_ => new PlanCache());
        services.AddSingleton<SeatMapReplicas>();
        services.AddHostedService(provider => provider.GetRequiredService<SeatMapReplicas>());
    }

    /// <summary>Adds the endpoints below <c>/performances/{performanceId}/seat-map</c>.</summary>
    public static void MapSeatMaps(this RouteGroupBuilder v1)
    {
        var group = v1.MapGroup("/performances/{performanceId}/seat-map").WithTags("Seat map").AllowAnonymous();
        group.MapGet("", GetMap).InLane(Lane.Polling).Produces<byte[]>(StatusCodes.Status200OK, "application/json");
        group.MapGet("/compact", GetCompact).InLane(Lane.Polling).Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");

        group.MapGet("/events", Follow).AsLiveStream();
    }

    /// <summary>
    /// Every seat with its grade and status, and the counts per grade. A repeat with If-None-Match is answered 304 while nothing has changed.
    /// </summary>
    internal static Task<IResult> GetMap(string performanceId, SeatMapReplicas replicas, BrowsingBudgets budgets, HttpContext context) =>
        Send(performanceId, replicas, budgets, context, "application/json", static (page, coding) => page.Json(coding));

    /// <summary>
    /// The status of every seat in two bits, in the order of the plan. Seat i is in byte i / 4, in the bit 2 × (i mod 4) and the one above:
    /// 0 is available, 1 held, 2 sold, 3 blocked. The plan itself is at /v1/plans/{planId} and never changes.
    /// </summary>
    internal static Task<IResult> GetCompact(string performanceId, SeatMapReplicas replicas, BrowsingBudgets budgets, HttpContext context) =>
        Send(performanceId, replicas, budgets, context, "application/octet-stream", static (page, coding) => page.Bits(coding));

    /// <summary>
    /// Live changes as server-sent events: <c>delta</c> has the changed seats, and after <c>reset</c> the listener must fetch the map again.
    /// The id of an event is the version of the map. A listener that returns with Last-Event-ID misses nothing. Where there is no room, a caller
    /// that accepts text/event-stream, as a browser's EventSource does, gets the event <c>busy</c> and comes back after <c>retry</c>.
    /// </summary>
    internal static async Task<Results<LiveStreamResult<SeatMapEvent>, ProblemResult>> Follow(
        string performanceId, SeatMapReplicas replicas, SeatMapFollowers followers, OpenStreams streams, HttpContext context)
    {
        // The slot is taken first. This endpoint is in no lane, so nothing else limits a crowd that asks for the map at once.
        if (streams.TryEnter(context) is { } problem) return problem;
        var replica = await replicas.FindAsync(performanceId);
        if (!replica.Ok) return ProblemResult.Of(replica.Refusal);

        var lastSeen = context.Request.Headers["Last-Event-ID"].ToString();
        var events = followers.ReadAsync(replica.Value, lastSeen, context.RequestAborted);
        return streams.Answer(events, context.Abort);
    }

    private static async Task<IResult> Send(
        string performanceId, SeatMapReplicas replicas, BrowsingBudgets budgets, HttpContext context, string type, Func<SeatMapPage, ContentCoding, byte[]> form)
    {
        var replica = await replicas.FindAsync(performanceId);
        if (!replica.Ok) return ProblemResult.Of(replica.Refusal);

        var page = replica.Value.Page;
        var accepted = ContentCodings.AcceptedBy(context.Request);
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        // No shared cache keeps a map, so a caller that has this version in any coding has it.
        if (page.Tag.FindKnownTo(context.Request, [.. accepted, .. ContentCodings.All]) is { } known)
        {
            known.WriteTo(context.Response);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = form(page, accepted[0]);
        if (budgets.Charge(context, bytes.Length) is { } problem) return problem;
        page.Tag.In(accepted[0]).WriteTo(context.Response);
        context.Response.Headers.ContentEncoding = ContentCodings.NameOf(accepted[0]);
        return TypedResults.Bytes(bytes, type);
    }
}
