using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Ticketing.Api.Accounts;
using Ticketing.Api.Rates;

namespace Ticketing.Api.Operations.Dashboard;

/// <summary>
/// Gives an admin's browser the cookie for the dashboard, in exchange for the access token that the ops page got by its log-in. Another site
/// knows no access token, so it can neither set nor clear the cookie.
/// </summary>
internal static class DashboardSession
{
    /// <summary>Adds <c>/ops/session</c>.</summary>
    public static void MapDashboardSession(this RouteGroupBuilder v1)
    {
        var session = v1.MapGroup("/ops/session").RequireAuthorization(Policies.Admin).InLane(Lane.Browsing).ExcludeFromDescription();
        session.MapPost("", Begin);
        session.MapDelete("", End);
    }

    /// <summary>Sets the cookie. It is good as long as an access token, and no longer than the log-in it came from.</summary>
    internal static async Task<NoContent> Begin(Caller caller, HttpContext context)
    {
        await context.SignInAsync(DashboardLogIn.Scheme, new ClaimsPrincipal(caller.ToIdentity(DashboardLogIn.Scheme)));
        return TypedResults.NoContent();
    }

    /// <summary>Clears the cookie.</summary>
    internal static async Task<NoContent> End(HttpResponse response)
    {
        await response.HttpContext.SignOutAsync(DashboardLogIn.Scheme);
        return TypedResults.NoContent();
    }
}
