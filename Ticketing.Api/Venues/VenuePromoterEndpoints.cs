using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Venues;

namespace Ticketing.Api.Venues;

/// <summary>Whom the owner of a venue admits, and the dates that the owner removes.</summary>
internal static class VenuePromoterEndpoints
{
    public static void MapVenuePromoters(this RouteGroupBuilder v1)
    {
        var venue = v1.MapGroup("/venues/{venueId}").WithTags("Venues").InLane(Lane.Browsing).RequireAuthorization(Policies.Promoter);
        venue.MapGet("/promoters", ListPromoters);
        venue.MapPut("/promoters/{promoterId:guid}", AdmitPromoter);
        venue.MapDelete("/promoters/{promoterId:guid}", DismissPromoter);
        venue.MapDelete("/performances/{performanceId}", RemoveDate);
    }

    /// <summary>The promoters who may make performances in the venue, besides its owner; for the owner and admins.</summary>
    internal static async Task<Results<Ok<VenuePromotersResponse>, ProblemResult>> ListPromoters(string venueId, Caller caller, IGrainFactory grains)
    {
        if (CatalogueApi.WhyNotId(venueId) is { } problem) return problem;
        var promoters = await grains.GetGrain<IVenueGrain>(venueId).Promoters(caller.ToActor());
        return promoters.Ok ? TypedResults.Ok(VenuePromotersResponse.Of(promoters.Value)) : ProblemResult.Of(promoters.Refusal);
    }

    /// <summary>Admits a promoter, who may then make performances in the venue. A repeat changes nothing.</summary>
    internal static Task<Results<NoContent, ProblemResult>> AdmitPromoter(string venueId, Guid promoterId, Caller caller, IGrainFactory grains) =>
        ToResultAsync(venueId, () => grains.GetGrain<IVenueGrain>(venueId).Admit(caller.ToActor(), promoterId));

    /// <summary>Takes the admission of a promoter back. Performances that the promoter has in the venue stay. A repeat changes nothing.</summary>
    internal static Task<Results<NoContent, ProblemResult>> DismissPromoter(string venueId, Guid promoterId, Caller caller, IGrainFactory grains) =>
        ToResultAsync(venueId, () => grains.GetGrain<IVenueGrain>(venueId).Dismiss(caller.ToActor(), promoterId));

    /// <summary>
    /// Removes a date of whichever promoter from the venue, for the venue's owner and admins. Refused with <c>date-in-use</c> while seats are held
    /// or sold. An open sale is closed first: the answer is <c>date-in-use</c> with <c>Retry-After</c>, and after that time the same request
    /// removes the date.
    /// </summary>
    internal static async Task<Results<NoContent, ProblemResult>> RemoveDate(string venueId, string performanceId, Caller caller, IGrainFactory grains)
    {
        if (CatalogueApi.WhyNotId(performanceId) is { } problem) return problem;
        return await ToResultAsync(venueId, () => grains.GetGrain<IPerformanceGrain>(performanceId).RemoveFrom(caller.ToActor(), venueId));
    }

    private static async Task<Results<NoContent, ProblemResult>> ToResultAsync(string venueId, Func<Task<Outcome<Done>>> act)
    {
        if (CatalogueApi.WhyNotId(venueId) is { } problem) return problem;
        var done = await act();
        return done.Ok ? TypedResults.NoContent() : ProblemResult.Of(done.Refusal);
    }
}
