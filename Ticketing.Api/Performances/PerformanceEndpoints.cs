using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Ids;

namespace Ticketing.Api.Performances;

/// <summary>Performances, for everybody to read.</summary>
internal static class PerformanceEndpoints
{
    public static void MapPerformances(this RouteGroupBuilder v1)
    {
        var performances = v1.MapGroup("/performances").WithTags("Performances").InLane(Lane.Browsing).AllowAnonymous();
        performances.MapGet("", ListPerformances);
        performances.MapGet("/{performanceId}", GetPerformance);
    }

    /// <summary>Lists performances by their start, the earliest first: all of them, or those of one show.</summary>
    internal static async Task<Results<Ok<Page<PerformanceResponse>>, ProblemResult>> ListPerformances(
        [AsParameters] PageQuery query, [Description("Only those of this show.")] string? showId, IGrainFactory grains)
    {
        if (!query.TryRead("performances-by-start", out var page, out var point, out var problem)) return problem;
        var performances = await grains.GetCatalogue().ByStart(showId, point, page.ReadLimit);
        return TypedResults.Ok(page.ToPage(performances, static performance => new PagePoint(performance.StartsAt, performance.Performance), PerformanceResponse.Of));
    }

    /// <summary>One performance.</summary>
    internal static async Task<Results<Ok<PerformanceResponse>, StatusCodeHttpResult, ProblemResult>> GetPerformance(
        string performanceId, HttpContext context, IGrainFactory grains)
    {
        var performance = await grains.GetCatalogue().Performance(performanceId);
        if (!performance.Ok) return ProblemResult.Of(performance.Refusal);
        var tag = PerformanceTag.Of(performance.Value);
        tag.WriteTo(context.Response);
        return tag.IsKnownTo(context.Request)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(PerformanceResponse.Of(performance.Value));
    }
}
