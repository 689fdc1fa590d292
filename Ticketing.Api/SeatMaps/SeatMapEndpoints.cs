using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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

        // A listener stays for hours and would use up a lane. OpenStreams limits listeners instead.
        group.MapGet("/events", Follow).DisableRateLimiting();
    }

    /// <summary>
    /// Every seat with its grade and status, and the counts per grade. A repeat with If-None-Match is answered 304 while nothing has changed.
    /// </summary>
    internal static Task<IResult> GetMap(string performanceId, SeatMapReplicas replicas, HttpContext context) =>
        Send(performanceId, replicas, context, "application/json", static (page, brotli) => page.Json(brotli));

    /// <summary>
    /// The status of every seat in two bits, in the order of the plan. Seat i is in byte i / 4, in the bit 2 × (i mod 4) and the one above:
    /// 0 is available, 1 held, 2 sold, 3 blocked. The plan itself is at /v1/plans/{planId} and never changes.
    /// </summary>
    internal static Task<IResult> GetCompact(string performanceId, SeatMapReplicas replicas, HttpContext context) =>
        Send(performanceId, replicas, context, "application/octet-stream", static (page, brotli) => page.Bits(brotli));

    /// <summary>
    /// Live changes as server-sent events: <c>delta</c> has the changed seats, and after <c>reset</c> the listener must fetch the map again.
    /// The id of an event is the version of the map. A listener that returns with Last-Event-ID misses nothing.
    /// </summary>
    internal static async Task<Results<ServerSentEventsResult<SeatMapEvent>, ProblemResult>> Follow(
        string performanceId, SeatMapReplicas replicas, SeatMapFollowers followers, OpenStreams streams, HttpContext context)
    {
        // The slot is taken first. This endpoint is in no lane, so nothing else limits a crowd that asks for the map at once.
        if (streams.TryEnter(context) is { } problem) return problem;
        var replica = await replicas.FindAsync(performanceId);
        if (!replica.Ok) return ProblemResult.Of(replica.Refusal);

        var lastSeen = context.Request.Headers["Last-Event-ID"].ToString();
        var events = followers.ReadAsync(replica.Value, lastSeen, context.RequestAborted);
        return TypedResults.ServerSentEvents(streams.Watch(events, context.Abort));
    }

    private static async Task<IResult> Send(
        string performanceId, SeatMapReplicas replicas, HttpContext context, string type, Func<SeatMapPage, bool, byte[]> form)
    {
        var replica = await replicas.FindAsync(performanceId);
        if (!replica.Ok) return ProblemResult.Of(replica.Refusal);

        var page = replica.Value.Page;
        page.Tag.WriteTo(context.Response);
        if (page.Tag.IsKnownTo(context.Request)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        var brotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        context.Response.Headers.Vary = "Accept-Encoding";
        if (brotli) context.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(form(page, brotli), type);
    }
}
