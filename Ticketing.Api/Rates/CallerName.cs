using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Ticketing.Api.Accounts;

namespace Ticketing.Api.Rates;

/// <summary>Whose budget a request is charged to.</summary>
internal static class CallerName
{
    /// <summary>
    /// A logged-in person is one caller at every address. A request that needs no log-in is charged to its address, whatever token it carries:
    /// otherwise each of a thousand accounts would bring a budget of its own to sign-up and log-in.
    /// </summary>
    public static string Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null && Caller.UserClaim(context.User) is { } user ? user : CallerAddress.Of(context);

    /// <summary>Who listens to a live stream, and whether the listener is logged in. Streams need no log-in, and a person has fewer than an address.</summary>
    public static (string Name, bool IsUser) OfListener(HttpContext context) =>
        Caller.UserClaim(context.User) is { } user ? (user, true) : (CallerAddress.Of(context), false);
}
