using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Shows;

namespace Ticketing.Api.Shows;

/// <summary>Shows: everybody may read them, promoters may edit their own.</summary>
internal static class ShowEndpoints
{
    public static void MapShows(this RouteGroupBuilder v1)
    {
        var shows = v1.MapGroup("/shows").WithTags("Shows").InLane(Lane.Browsing);
        shows.MapGet("", ListShows).AllowAnonymous();
        shows.MapGet("/{showId}", GetShow).AllowAnonymous();
        shows.MapPost("", CreateShow).RequireAuthorization(Policies.Promoter);
        shows.MapPut("/{showId}", ChangeShow).RequireAuthorization(Policies.Promoter).RequireIfMatch();
        shows.MapDelete("/{showId}", DeleteShow).RequireAuthorization(Policies.Promoter).RequireIfMatch();
    }

    /// <summary>Lists shows, the newest first.</summary>
    internal static async Task<Results<Ok<Page<ShowResponse>>, ProblemResult>> ListShows([AsParameters] PageQuery query, IGrainFactory grains)
    {
        if (!query.TryRead("shows", out var page, out var point, out var problem)) return problem;
        var shows = await grains.GetCatalogue().NewestShows(point, page.ReadLimit);
        return TypedResults.Ok(page.ToPage(shows, static show => new PagePoint(show.CreatedAt, show.ShowId), ShowResponse.Of));
    }

    /// <summary>One show.</summary>
    internal static async Task<Results<Ok<ShowResponse>, StatusCodeHttpResult, ProblemResult>> GetShow(
        string showId, HttpContext context, IGrainFactory grains)
    {
        var show = await grains.GetCatalogue().Show(showId);
        if (!show.Ok) return ProblemResult.Of(show.Refusal);
        var tag = EntityTag.OfVersion(show.Value.Version);
        tag.WriteTo(context.Response);
        return tag.IsKnownTo(context.Request)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ShowResponse.Of(show.Value));
    }

    /// <summary>Makes a show, which belongs to the caller.</summary>
    internal static async Task<Results<Created<ShowResponse>, ProblemResult>> CreateShow(
        ShowRequest request, Caller caller, HttpResponse response, IGrainFactory grains, IIdSource ids)
    {
        var show = await grains.GetGrain<IShowGrain>(ids.Next(CatalogueId.Show)).Create(caller.ToActor(), request.ToDraft());
        if (!show.Ok) return ProblemResult.Of(show.Refusal);
        EntityTag.OfVersion(show.Value.Version).WriteTo(response);
        return TypedResults.Created($"/v1/shows/{show.Value.ShowId}", ShowResponse.Of(show.Value));
    }

    /// <summary>Replaces the description of a show: all its fields.</summary>
    internal static async Task<Results<Ok<ShowResponse>, ProblemResult>> ChangeShow(
        string showId, ShowRequest request, Caller caller, HttpContext context, IGrainFactory grains)
    {
        if (!CatalogueApi.TryReadEdit(context.Request, showId, out var version, out var problem)) return problem;
        // An edit that forgot the performers must not take them off the bill.
        if (request.Performers is null) return ProblemCatalogue.InvalidJson.With("performers is missing or null; an edit names all of them, [] for none.");
        var show = await grains.GetGrain<IShowGrain>(showId).Change(caller.ToActor(), request.ToDraft(), version);
        if (!show.Ok) return ProblemResult.Of(show.Refusal);
        EntityTag.OfVersion(show.Value.Version).WriteTo(context.Response);
        return TypedResults.Ok(ShowResponse.Of(show.Value));
    }

    /// <summary>Deletes a show. Refused while performances of it are still to come.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> DeleteShow(
        string showId, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        if (!CatalogueApi.TryReadEdit(request, showId, out var version, out var problem)) return problem;
        var done = await grains.GetGrain<IShowGrain>(showId).Delete(caller.ToActor(), version);
        return done.Ok ? TypedResults.NoContent() : ProblemResult.Of(done.Refusal);
    }
}
