using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Performances;

namespace Ticketing.Api.Performances;

/// <summary>Edits of performances, for the promoters who own the shows.</summary>
internal static class PerformanceEditEndpoints
{
    public static void MapPerformanceEdits(this RouteGroupBuilder v1)
    {
        var edits = v1.MapGroup("").WithTags("Performances").InLane(Lane.Browsing).RequireAuthorization(Policies.Promoter);
        edits.MapPost("/shows/{showId}/performances", CreatePerformance);
        edits.MapPut("/performances/{performanceId}", ChangePerformance).RequireIfMatch();
        edits.MapDelete("/performances/{performanceId}", DeletePerformance).RequireIfMatch();
        edits.MapPost("/performances/{performanceId}/seats/block", BlockSeats).RequireIdempotencyKey();
        edits.MapPost("/performances/{performanceId}/seats/unblock", UnblockSeats).RequireIdempotencyKey();
    }

    /// <summary>Makes a performance of a show. Refused while another performance of the venue starts within an hour of it.</summary>
    internal static async Task<Results<Created<PerformanceResponse>, ProblemResult>> CreatePerformance(
        string showId, PerformanceRequest request, Caller caller, HttpResponse response, IGrainFactory grains, IIdSource ids)
    {
        if ((CatalogueApi.WhyNotId(showId) ?? CatalogueApi.WhyNotId(request.VenueId)) is { } problem) return problem;
        var settings = grains.GetGrain<IPerformanceGrain>(ids.Next(CatalogueId.Performance));
        var performance = await settings.Create(caller.ToActor(), showId, request.ToDraft());
        if (!performance.Ok) return ProblemResult.Of(performance.Refusal);
        PerformanceTag.Of(performance.Value).WriteTo(response);
        return TypedResults.Created($"/v1/performances/{performance.Value.Performance}", PerformanceResponse.Of(performance.Value));
    }

    /// <summary>Replaces the settings. Once the sale has begun, venue, plan and the list of grades are fixed; prices can still change.</summary>
    internal static async Task<Results<Ok<PerformanceResponse>, ProblemResult>> ChangePerformance(
        string performanceId, PerformanceRequest request, Caller caller, HttpContext context, IGrainFactory grains)
    {
        if (!CatalogueApi.TryReadEdit(context.Request, performanceId, out var tag, out var problem)) return problem;
        if (CatalogueApi.WhyNotId(request.VenueId) is { } wrongVenue) return wrongVenue;
        if (request.HasWaitingRoom is null)
        {
            var seen = await grains.GetCatalogue().Performance(performanceId);
            if (!seen.Ok) return ProblemResult.Of(seen.Refusal);
            request = request with { HasWaitingRoom = seen.Value.HasWaitingRoom };
        }

        var settings = grains.GetGrain<IPerformanceGrain>(performanceId);
        var performance = await settings.Change(caller.ToActor(), request.ToDraft(), PerformanceTag.VersionOf(tag));
        if (!performance.Ok) return ProblemResult.Of(performance.Refusal);
        PerformanceTag.Of(performance.Value).WriteTo(context.Response);

        // Only the catalogue knows whether a running sale is sold out.
        var shown = performance.Value.Status == SaleStatus.OnSale && await grains.GetCatalogue().Performance(performanceId) is { Ok: true, Value.Status: var status }
            ? performance.Value with { Status = status }
            : performance.Value;
        return TypedResults.Ok(PerformanceResponse.Of(shown));
    }

    /// <summary>Deletes a performance. Refused once its sale has begun.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> DeletePerformance(
        string performanceId, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        if (!CatalogueApi.TryReadEdit(request, performanceId, out var tag, out var problem)) return problem;
        var settings = grains.GetGrain<IPerformanceGrain>(performanceId);
        var done = await settings.Delete(caller.ToActor(), PerformanceTag.VersionOf(tag));
        return done.Ok ? TypedResults.NoContent() : ProblemResult.Of(done.Refusal);
    }

    /// <summary>Takes free seats off sale.</summary>
    internal static Task<Results<Ok<BlockedSeatsResponse>, ProblemResult>> BlockSeats(
        string performanceId, SeatsRequest seats, IdempotentRequest request, IGrainFactory grains) =>
        BlockAsync(performanceId, seats, unblock: false, request, grains);

    /// <summary>Puts blocked seats back on sale.</summary>
    internal static Task<Results<Ok<BlockedSeatsResponse>, ProblemResult>> UnblockSeats(
        string performanceId, SeatsRequest seats, IdempotentRequest request, IGrainFactory grains) =>
        BlockAsync(performanceId, seats, unblock: true, request, grains);

    private static async Task<Results<Ok<BlockedSeatsResponse>, ProblemResult>> BlockAsync(
        string performanceId, SeatsRequest seats, bool unblock, IdempotentRequest request, IGrainFactory grains)
    {
        if (CatalogueApi.WhyNotId(performanceId) is { } problem) return problem;
        var command = new BlockSeats(seats.Seats, unblock, request.Key);
        var answer = await grains.GetGrain<IPerformanceGrain>(performanceId).Block(request.Caller.ToActor(), command);
        return answer.Ok ? TypedResults.Ok(BlockedSeatsResponse.Of(answer.Value)) : ProblemResult.Of(answer.Refusal);
    }
}
