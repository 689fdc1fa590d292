using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Accounts;

/// <summary>Accounts as admins see them.</summary>
public static class AdminAccountEndpoints
{
    private const string List = "accounts";

    /// <summary>Adds <c>/admin/accounts</c>.</summary>
    public static void MapAdminAccounts(this RouteGroupBuilder v1)
    {
        var accounts = v1.MapGroup("/admin/accounts").WithTags("Admin").RequireAuthorization(Policies.Admin).InLane(Lane.Browsing);
        accounts.MapGet("", ListAccounts);
        accounts.MapGet("/{id:guid}", GetAccount);
        accounts.MapPut("/{id:guid}/role", ChangeRole).RequireIfMatch();
    }

    /// <summary>All accounts, open and closed, oldest first.</summary>
    internal static async Task<Results<Ok<Page<AccountResponse>>, ProblemResult>> ListAccounts(
        [AsParameters] PageQuery query, IGrainFactory grains)
    {
        if (!query.TryRead(List, out var page, out var problem))
            return problem;
        var profiles = await grains.GetGrain<IAccountDirectoryGrain>(List).Page(page.After, page.ReadLimit);
        return TypedResults.Ok(page.ToPage(profiles.Items, profile => profile.User.ToString("N"), AccountResponse.Of));
    }

    /// <summary>One account, with the ETag that an edit needs.</summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> GetAccount(Guid id, HttpResponse response, IGrainFactory grains) =>
        ToResponse(await grains.GetAccount(id).View(), response);

    /// <summary>Changes a role. The new role counts from the person's next access token.</summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> ChangeRole(
        Guid id, RoleRequest request, Caller caller, HttpContext context, IGrainFactory grains)
    {
        if (!EntityTag.TryReadIfMatch(context.Request, out var version, out var problem))
            return problem;
        return ToResponse(await grains.GetAccount(id).ChangeRole(caller.User, request.Role, version), context.Response);
    }

    private static Results<Ok<AccountResponse>, ProblemResult> ToResponse(Outcome<Profile> outcome, HttpResponse response)
    {
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        EntityTag.OfVersion(outcome.Value.Version).WriteTo(response);
        return TypedResults.Ok(AccountResponse.Of(outcome.Value));
    }
}
