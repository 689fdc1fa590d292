using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Rates;
using Ticketing.Grains.Operations;
using Ticketing.Hosting.Telemetry;

namespace Ticketing.Api.Operations;

/// <summary>What the ops page shows, for admins.</summary>
public static class OpsEndpoints
{
    /// <summary>Adds <c>/ops/silos</c> and <c>/ops/sales</c>.</summary>
    public static void MapOps(this RouteGroupBuilder v1)
    {
        var ops = v1.MapGroup("/ops").WithTags("Operations").RequireAuthorization(Policies.Admin).InLane(Lane.Browsing);
        ops.MapGet("/silos", GetSilos);
        ops.MapGet("/sales", GetSales);
    }

    /// <summary>Every silo: since when it runs, its grains in memory by type, its threads and its memory.</summary>
    internal static async Task<Ok<OpsSilosResponse>> GetSilos(IGrainFactory grains, TimeProvider time, [FromServices] OperationsSettings settings) =>
        TypedResults.Ok(new OpsSilosResponse(time.GetUtcNow(), [.. (await grains.GetOperations().Silos()).Select(OpsSilo.Of)], settings.Dashboard));

    /// <summary>Every sale that is open or opens within the hour: seats and waiting room; at most 200.</summary>
    internal static async Task<Ok<OpsSalesResponse>> GetSales(IGrainFactory grains, TimeProvider time) =>
        TypedResults.Ok(new OpsSalesResponse(time.GetUtcNow(), [.. (await grains.GetGrain<ISalesGrain>("sales").Open()).Select(OpsSale.Of)]));
}
