using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Venues;
using Ticketing.Hosting.Server;

namespace Ticketing.Api.Venues;

/// <summary>Seating plans. They can be uploaded in three formats and are served in one.</summary>
internal static class PlanEndpoints
{
    // A grid takes a few lines per zone, and a plan has at most 500 zones.
    private const int MaxGridBytes = 1024 * 1024;

    public static void MapPlans(this RouteGroupBuilder v1)
    {
        var plans = v1.MapGroup("/venues/{venueId}/plans").WithTags("Venues").InLane(Lane.Browsing).RequireAuthorization(Policies.Promoter);
        plans.MapPost("/grid", AddGrid).WithBodyLimit(MaxGridBytes);
        plans.MapPost("/csv", AddCsv).WithBodyLimit(PlanLimits.TextBytes);
        plans.MapPost("/pretix", AddPretix).WithBodyLimit(PlanLimits.TextBytes).Accepts<byte[]>("application/json");
        v1.MapGet("/plans/{planId}", GetPlan).WithTags("Venues").InLane(Lane.Browsing).AllowAnonymous()
            .Produces<byte[]>(StatusCodes.Status200OK, "application/json");
    }

    /// <summary>Makes a plan of rectangles and standing areas the venue's current plan.</summary>
    internal static Task<Results<Created<PlanResponse>, ProblemResult>> AddGrid(
        string venueId, GridRequest plan, Caller caller, IGrainFactory grains) => AddAsync(PlanImport.Grid(plan.ToPlan()), venueId, caller, grains);

    /// <summary>
    /// Makes the plan in a CSV file the venue's current plan. The columns are zone, row, number, category, x, y and optionally id. The file is
    /// UTF-8 with commas (RFC 4180), or with semicolons or tabs as spreadsheets write it; then numbers may have decimal commas.
    /// </summary>
    internal static async Task<Results<Created<PlanResponse>, ProblemResult>> AddCsv(
        string venueId, [Description("The plan's name.")] string name, Caller caller, HttpRequest request, PlanUploads uploads, IGrainFactory grains) =>
        request.HasCsvContentType()
            ? await UploadAsync(file => PlanImport.Csv(name, file), venueId, caller, request, uploads, grains)
            : ProblemCatalogue.UnsupportedMediaType.With("The file is sent as text/csv.");

    /// <summary>
    /// Makes a seating plan exported from pretix's editor the venue's current plan. What a plan cannot hold is left out, and the answer
    /// lists it.
    /// </summary>
    internal static async Task<Results<Created<PlanResponse>, ProblemResult>> AddPretix(
        string venueId, Caller caller, HttpRequest request, PlanUploads uploads, IGrainFactory grains) =>
        await UploadAsync(PlanImport.Pretix, venueId, caller, request, uploads, grains);

    /// <summary>
    /// All seats of a plan, which never changes. Seats are numbered from 0 in the order of this document, row after row.
    /// The seat map refers to these numbers.
    /// </summary>
    internal static async Task<IResult> GetPlan(string planId, HttpContext context, PlanFiles files) =>
        await files.FindAsync(planId) is { } file
            ? file.ToResult(context)
            : ProblemCatalogue.Of(RefusalCode.NotFound).With("There is no such plan.");

    // The media type is checked here and not by routing: routing would answer 415 before a caller without a token is answered 401.
    private static bool HasCsvContentType(this HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase);

    // Whose venue it is costs one read, and a file may have megabytes. The venue decides again when it gets the plan.
    private static async Task<Results<Created<PlanResponse>, ProblemResult>> UploadAsync(
        Func<ReadOnlyMemory<byte>, Outcome<PlanDraft>> import, string venueId, Caller caller, HttpRequest request, PlanUploads uploads, IGrainFactory grains)
    {
        if (CatalogueApi.WhyNotId(venueId) is { } problem) return problem;
        var venue = await grains.GetCatalogue().Venue(venueId);
        if (!venue.Ok) return ProblemResult.Of(venue.Refusal);
        if (caller.ToActor().WhyNotChange(venue.Value.Owner) is { } foreign) return ProblemResult.Of(foreign);
        return await AddAsync(await uploads.ReadAsync(request, caller.User, import), venueId, caller, grains);
    }

    private static async Task<Results<Created<PlanResponse>, ProblemResult>> AddAsync(
        Outcome<PlanDraft> draft, string venueId, Caller caller, IGrainFactory grains)
    {
        if (CatalogueApi.WhyNotId(venueId) is { } problem) return problem;
        if (!draft.Ok) return ProblemResult.Of(draft.Refusal);
        var plan = await grains.GetGrain<IVenueGrain>(venueId).AddPlan(caller.ToActor(), draft.Value);
        return plan.Ok
            ? TypedResults.Created($"/v1/plans/{plan.Value.PlanId}", PlanResponse.Of(plan.Value, draft.Value.LeftOut))
            : ProblemResult.Of(plan.Refusal);
    }
}
