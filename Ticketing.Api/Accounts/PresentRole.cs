using Microsoft.AspNetCore.Authorization;
using Orleans;
using Ticketing.Grains.Actors;

namespace Ticketing.Api.Accounts;

/// <summary>The requirement of the policies for staff: the account has at least this role now, whatever its access token says.</summary>
/// <param name="Lowest">The lowest role that may act.</param>
internal sealed record PresentRole(Role Lowest) : IAuthorizationRequirement;

/// <summary>
/// Asks the account at every act of staff. An access token ends within a second of a role change, but news can be late; what an admin or a
/// promoter does must not rest on them. Acts of staff are few, so nothing is remembered. A token of a higher role than the account has now
/// is refused also where the lower role would do, because the token's role is what the grains judge by.
/// </summary>
internal sealed class PresentRoleCheck(IGrainFactory grains, RevokedTokens revoked) : AuthorizationHandler<PresentRole>
{
    /// <inheritdoc/>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PresentRole requirement)
    {
        if (Caller.Of(context.User) is not { } caller || caller.Role < requirement.Lowest) return;
        var account = await grains.GetAccount(caller.User).View();
        if (account is { Ok: true, Value: { SuspendedAt: null } now } && now.Role >= caller.Role && now.AccessEpoch <= caller.AccessEpoch)
        {
            context.Succeed(requirement);
            return;
        }

        // What the news have not told yet: the token's other uses end here, too.
        if (!account.Ok) revoked.EndAccount(caller.User, long.MaxValue);
        else if (account.Value.AccessEpoch > caller.AccessEpoch) revoked.EndAccount(caller.User, account.Value.AccessEpoch);
    }
}
