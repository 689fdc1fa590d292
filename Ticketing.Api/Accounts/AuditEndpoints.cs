using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Accounts;

namespace Ticketing.Api.Accounts;

/// <summary>The audit log, for admins.</summary>
public static class AuditEndpoints
{
    private const string List = "audit";

    /// <summary>Adds <c>/admin/audit</c>.</summary>
    public static void MapAudit(this RouteGroupBuilder v1) => v1.MapGet("/admin/audit", ListActs)
        .WithTags("Admin").RequireAuthorization(Policies.Admin).InLane(Lane.Browsing);

    /// <summary>The acts of staff, newest first: who did what, on whom, when and from where.</summary>
    internal static async Task<Results<Ok<Page<AuditItem>>, ProblemResult>> ListActs(
        [AsParameters] PageQuery query, Caller caller, IGrainFactory grains)
    {
        if (!query.TryRead(List, out var page, out var problem))
            return problem;
        var entries = await grains.GetGrain<IAccountDirectoryGrain>(List).Audit(caller.User, page.After, page.ReadLimit);
        return entries.Ok
            ? TypedResults.Ok(page.ToPage(entries.Value.Items, static entry => entry.EntryId, AuditItem.Of))
            : ProblemResult.Of(entries.Refusal);
    }
}
