using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Ticketing.Api.Problems;
using Ticketing.Grains.Actors;

namespace Ticketing.Api.Accounts;

/// <summary>The caller named by the access token. Handlers of endpoints that require authorization take the caller as a parameter.</summary>
/// <param name="User">The account.</param>
/// <param name="Role">The role when the token was issued; a changed role shows with the next token.</param>
/// <param name="Session">The session that issued the token.</param>
public sealed record Caller(Guid User, Role Role, string Session)
{
    internal const string UserClaimType = "sub";
    internal const string RoleClaimType = "role";
    internal const string SessionClaimType = "sid";

    /// <summary>The caller of a request; null when nobody is logged in.</summary>
    public static Caller? Of(HttpContext context) =>
        UserClaim(context.User) is { } user
        && context.User.FindFirst(RoleClaimType) is { } role
        && context.User.FindFirst(SessionClaimType) is { } session
            ? new Caller(Guid.ParseExact(user, "N"), Enum.Parse<Role>(role.Value), session.Value)
            : null;

    /// <summary>Binds the parameter.</summary>
    /// <exception cref="RequestRefusedException">Nobody is logged in; the answer is 401.</exception>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(
        Of(context) ?? throw new RequestRefusedException(ProblemCatalogue.Unauthenticated.With("Log in first.")));

    internal static string? UserClaim(ClaimsPrincipal principal) => principal.FindFirst(UserClaimType)?.Value;

    internal ClaimsIdentity ToIdentity(string scheme) => new(
        [
            new Claim(UserClaimType, User.ToString("N")),
            new Claim(RoleClaimType, Role.ToString()),
            new Claim(SessionClaimType, Session),
        ],
        scheme,
        UserClaimType,
        RoleClaimType);
}
