using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Audit;
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
        accounts.MapPut("/{id:guid}/suspension", Suspend);
        accounts.MapDelete("/{id:guid}/suspension", Unsuspend);
        accounts.MapPost("/{id:guid}/password-reset", MailReset);
    }

    /// <summary>All accounts, open and closed, oldest first.</summary>
    internal static async Task<Results<Ok<Page<AccountResponse>>, ProblemResult>> ListAccounts(
        [AsParameters] PageQuery query, Caller caller, IGrainFactory grains)
    {
        if (!query.TryRead(List, out var page, out var problem))
            return problem;
        var profiles = await grains.GetGrain<IAccountDirectoryGrain>(List).PageFor(caller.User, page.After, page.ReadLimit);
        if (!profiles.Ok)
            return ProblemResult.Of(profiles.Refusal);
        return TypedResults.Ok(page.ToPage(profiles.Value.Items, profile => profile.User.ToString("N"), AccountResponse.Of));
    }

    /// <summary>One account, with the ETag that an edit needs.</summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> GetAccount(
        Guid id, Caller caller, HttpResponse response, IGrainFactory grains) =>
        ToResponse(await grains.GetGrain<IAccountDirectoryGrain>(List).ViewFor(caller.User, id), response);

    /// <summary>
    /// Changes a role, and writes it into the audit log. A lower role ends the person's access tokens everywhere within seconds; a higher one
    /// counts from the next access token.
    /// </summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> ChangeRole(
        Guid id, RoleRequest request, Caller caller, HttpContext context, IGrainFactory grains, [FromServices] RevokedTokens revoked)
    {
        if (!EntityTag.TryReadIfMatch(context.Request, out var version, out var problem))
            return problem;
        return ToResponse(await grains.GetAccount(id).SetRole(ActOf(caller, context), request.Role, version), context.Response, revoked);
    }

    /// <summary>
    /// Suspends an account: its sessions and access tokens end, and a log-in is refused with <c>account-suspended</c>. The reason is written
    /// into the audit log. Seats that the account holds are free again within seconds; paid orders and tickets stay as they are. A repeat
    /// changes nothing.
    /// </summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> Suspend(
        Guid id, SuspensionRequest request, Caller caller, HttpContext context, IGrainFactory grains, [FromServices] RevokedTokens revoked) =>
        ToResponse(await grains.GetAccount(id).Suspend(ActOf(caller, context), request.Reason), context.Response, revoked);

    /// <summary>Ends a suspension, and writes it into the audit log. The person logs in again. A repeat changes nothing.</summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> Unsuspend(
        Guid id, Caller caller, HttpContext context, IGrainFactory grains) =>
        ToResponse(await grains.GetAccount(id).Unsuspend(ActOf(caller, context)), context.Response);

    /// <summary>
    /// Ends an account's sessions and mails its owner a link that sets a new password, for somebody whose account was taken over. No admin ever
    /// sets or sees a password. The act is written into the audit log.
    /// </summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> MailReset(
        Guid id, Caller caller, HttpContext context, IGrainFactory grains, [FromServices] RevokedTokens revoked) =>
        ToResponse(await grains.GetAccount(id).MailResetAs(ActOf(caller, context)), context.Response, revoked);

    private static StaffAct ActOf(Caller caller, HttpContext context) => new(caller.User, CallerAddress.TextOf(context));

    private static Results<Ok<AccountResponse>, ProblemResult> ToResponse(Outcome<Profile> outcome, HttpResponse response, RevokedTokens revoked)
    {
        if (outcome is { Ok: true, Value: { AccessEpoch: > 0 } profile })
            revoked.EndAccount(profile.User, profile.AccessEpoch);
        return ToResponse(outcome, response);
    }

    private static Results<Ok<AccountResponse>, ProblemResult> ToResponse(Outcome<Profile> outcome, HttpResponse response)
    {
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        EntityTag.OfVersion(outcome.Value.Version).WriteTo(response);
        return TypedResults.Ok(AccountResponse.Of(outcome.Value));
    }
}
