using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Ticketing.Api.Accounts;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Rates;

/// <summary>Whose budget a request is charged to.</summary>
internal static class CallerName
{
    /// <summary>
    /// A logged-in person is one caller at every address. A request that needs no log-in is charged to its address, whatever token it carries:
    /// otherwise each of a thousand accounts would bring a budget of its own to sign-up and log-in.
    /// </summary>
    public static string Of(HttpContext context) => UserOf(context) ?? CallerAddress.Of(context);

    /// <summary>The answer to a caller whose budget is spent; says when to ask again, and whether an address is counted.</summary>
    public static ProblemResult OverBudget(HttpContext context, TimeSpan wait, TimeProvider time, string detail) =>
        new(ProblemCatalogue.RateLimited, UserOf(context) is null ? $"{detail} People who share an address are counted together." : detail)
        {
            RetryAfter = wait,
            Facts = new RefusalFacts { RetryAt = time.GetUtcNow() + wait },
        };

    /// <summary>Who listens to a live stream, and whether the listener is logged in. Streams need no log-in, and a person has fewer than an address.</summary>
    public static (string Name, bool IsUser) OfListener(HttpContext context) =>
        Caller.UserClaim(context.User) is { } user ? (user, true) : (CallerAddress.Of(context), false);

    private static string? UserOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null ? Caller.UserClaim(context.User) : null;
}
