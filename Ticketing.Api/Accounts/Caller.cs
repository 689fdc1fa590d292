using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Ticketing.Api.Problems;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;

namespace Ticketing.Api.Accounts;

/// <summary>The caller named by the access token. Handlers of endpoints that require authorization take the caller as a parameter.</summary>
/// <param name="User">The account.</param>
/// <param name="Role">
/// The role when the token was issued. A higher role shows with the next token, and a lower one ends the token. Acts of staff ask for the
/// present role besides (<see cref="PresentRole"/>).
/// </param>
/// <param name="Session">The session that issued the token.</param>
/// <param name="AccessEpoch">The account's epoch when the token was issued; the token ends when the account's is higher.</param>
/// <param name="IsEmailVerified">Whether the owner had proved the e-mail address when the token was issued.</param>
public sealed record Caller(Guid User, Role Role, string Session, long AccessEpoch = 0, bool IsEmailVerified = false)
{
    /// <summary>The network address of the request, for the audit log; null when it is not known.</summary>
    internal IPAddress? Address { get; init; }

    internal const string UserClaimType = "sub";
    internal const string RoleClaimType = "role";
    internal const string SessionClaimType = "sid";
    internal const string EpochClaimType = "epoch";
    internal const string EmailVerifiedClaimType = "email_verified";

    /// <summary>The caller of a request; null when nobody is logged in.</summary>
    public static Caller? Of(HttpContext context) => Of(context.User, context.Connection.RemoteIpAddress);

    /// <summary>The caller that a log-in's claims name; null when nobody is logged in.</summary>
    internal static Caller? Of(ClaimsPrincipal principal, IPAddress? address = null) =>
        UserClaim(principal) is { } user
        && principal.FindFirst(RoleClaimType) is { } role
        && principal.FindFirst(SessionClaimType) is { } session
            ? new Caller(
                Guid.ParseExact(user, "N"),
                Enum.Parse<Role>(role.Value),
                session.Value,
                long.Parse(principal.FindFirst(EpochClaimType)?.Value ?? "0", CultureInfo.InvariantCulture),
                principal.HasClaim(static claim => claim.Type == EmailVerifiedClaimType))
            {
                Address = address,
            }
            : null;

    /// <summary>The caller that a session's next access token names.</summary>
    public static Caller Of(OpenSession session) =>
        new(session.User, session.Role, session.SessionId, session.AccessEpoch, session.IsEmailVerified);

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
            new Claim(EpochClaimType, AccessEpoch.ToString(CultureInfo.InvariantCulture)),
            .. IsEmailVerified ? [new Claim(EmailVerifiedClaimType, "true")] : Array.Empty<Claim>(),
        ],
        scheme,
        UserClaimType,
        RoleClaimType);
}
