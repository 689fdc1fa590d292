using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Ticketing.Api.Accounts;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Performances;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Api.Shows;
using Ticketing.Api.Venues;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Settings;

namespace Ticketing.Api.Catalogue;

/// <summary>Venues, shows and performances over HTTP.</summary>
public static class CatalogueApi
{
    /// <summary>Registers the services of the endpoints.</summary>
    public static IServiceCollection AddCatalogueApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IIdSource, RandomIds>();
        services.AddCheckedSettings<PlanUploadSettings>(configuration, "PlanUploads");
        services.AddSingleton<PlanUploads>();
        services.AddSingleton<PlanFiles>();
        services.TryAddSingleton(_ => new PlanCache());
        services.AddSingleton<PerformanceNames>();
        return services;
    }

    /// <summary>Adds the endpoints.</summary>
    public static void MapCatalogue(this RouteGroupBuilder v1)
    {
        v1.MapVenues();
        v1.MapVenuePromoters();
        v1.MapPlans();
        v1.MapShows();
        v1.MapPerformances();
        v1.MapPerformanceEdits();
    }

    /// <summary>The caller as grains take one.</summary>
    internal static Actor ToActor(this Caller caller) => new(caller.User, caller.Role, caller.Address is { } address ? CallerAddress.TextOf(address) : null);

    /// <summary>The problem of an id that nothing can have; null for a possible id. Otherwise every made-up id would activate a grain.</summary>
    internal static ProblemResult? WhyNotId(string id) =>
        CatalogueId.IsPossible(id) ? null : ProblemCatalogue.Of(RefusalCode.NotFound).With("Nothing has this id.");

    /// <summary>Reads the version an edit is based on, and checks the id.</summary>
    internal static bool TryReadEdit(HttpRequest request, string id, out long version, out ProblemResult problem)
    {
        version = 0;
        problem = WhyNotId(id)!;
        if (problem is not null) return false;
        if (EntityTag.TryReadIfMatch(request, out version, out var refused)) return true;
        problem = refused;
        return false;
    }
}
