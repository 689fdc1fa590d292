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
using Ticketing.Grains.Venues;

namespace Ticketing.Api.Venues;

/// <summary>Venues: everybody may read them, promoters may edit their own.</summary>
internal static class VenueEndpoints
{
    public static void MapVenues(this RouteGroupBuilder v1)
    {
        var venues = v1.MapGroup("/venues").WithTags("Venues").InLane(Lane.Browsing);
        venues.MapGet("", ListVenues).AllowAnonymous();
        venues.MapGet("/{venueId}", GetVenue).AllowAnonymous();
        venues.MapPost("", CreateVenue).RequireAuthorization(Policies.Promoter);
        venues.MapPut("/{venueId}", ChangeVenue).RequireAuthorization(Policies.Promoter).RequireIfMatch();
        venues.MapDelete("/{venueId}", DeleteVenue).RequireAuthorization(Policies.Promoter).RequireIfMatch();
    }

    /// <summary>Lists venues, the newest first.</summary>
    internal static async Task<Results<Ok<Page<VenueResponse>>, ProblemResult>> ListVenues([AsParameters] PageQuery query, IGrainFactory grains)
    {
        if (!query.TryRead("venues", out var page, out var point, out var problem)) return problem;
        var venues = await grains.GetCatalogue().NewestVenues(point, page.ReadLimit);
        return TypedResults.Ok(page.ToPage(venues, static venue => new PagePoint(venue.CreatedAt, venue.VenueId), VenueResponse.Of));
    }

    /// <summary>One venue.</summary>
    internal static async Task<Results<Ok<VenueResponse>, StatusCodeHttpResult, ProblemResult>> GetVenue(
        string venueId, HttpContext context, IGrainFactory grains)
    {
        var venue = await grains.GetCatalogue().Venue(venueId);
        if (!venue.Ok) return ProblemResult.Of(venue.Refusal);
        var tag = EntityTag.OfVersion(venue.Value.Version);
        tag.WriteTo(context.Response);
        return tag.IsKnownTo(context.Request)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(VenueResponse.Of(venue.Value));
    }

    /// <summary>Makes a venue, which belongs to the caller.</summary>
    internal static async Task<Results<Created<VenueResponse>, ProblemResult>> CreateVenue(
        VenueRequest request, Caller caller, HttpResponse response, IGrainFactory grains, IIdSource ids)
    {
        var venue = await grains.GetGrain<IVenueGrain>(ids.Next(CatalogueId.Venue)).Create(caller.ToActor(), request.ToDraft());
        if (!venue.Ok) return ProblemResult.Of(venue.Refusal);
        EntityTag.OfVersion(venue.Value.Version).WriteTo(response);
        return TypedResults.Created($"/v1/venues/{venue.Value.VenueId}", VenueResponse.Of(venue.Value));
    }

    /// <summary>Replaces a venue's name and address.</summary>
    internal static async Task<Results<Ok<VenueResponse>, ProblemResult>> ChangeVenue(
        string venueId, VenueRequest request, Caller caller, HttpContext context, IGrainFactory grains)
    {
        if (!CatalogueApi.TryReadEdit(context.Request, venueId, out var version, out var problem)) return problem;
        var venue = await grains.GetGrain<IVenueGrain>(venueId).Change(caller.ToActor(), request.ToDraft(), version);
        if (!venue.Ok) return ProblemResult.Of(venue.Refusal);
        EntityTag.OfVersion(venue.Value.Version).WriteTo(context.Response);
        return TypedResults.Ok(VenueResponse.Of(venue.Value));
    }

    /// <summary>Deletes a venue. Refused while performances in it are still to come.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> DeleteVenue(
        string venueId, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        if (!CatalogueApi.TryReadEdit(request, venueId, out var version, out var problem)) return problem;
        var done = await grains.GetGrain<IVenueGrain>(venueId).Delete(caller.ToActor(), version);
        return done.Ok ? TypedResults.NoContent() : ProblemResult.Of(done.Refusal);
    }
}
