using Microsoft.AspNetCore.Http;
using Ticketing.Api.Accounts;

namespace Ticketing.Api.Rates;

/// <summary>Whose budget a request is charged to. A logged-in person is one caller at every address; others are counted by address.</summary>
internal static class CallerName
{
    /// <summary>The caller's name, and whether the caller is logged in.</summary>
    public static (string Name, bool IsUser) Of(HttpContext context) =>
        Caller.UserClaim(context.User) is { } user ? (user, true) : (CallerAddress.Of(context), false);
}
