using Microsoft.AspNetCore.Http;
using Ticketing.Api.Accounts;

namespace Ticketing.Api.Rates;

/// <summary>Whose budget a request is charged to: a person who is logged in is one caller wherever they are, others are counted by address.</summary>
internal static class CallerName
{
    /// <summary>The caller's name, and whether it is a person's.</summary>
    public static (string Name, bool IsUser) Of(HttpContext context) =>
        Caller.UserClaim(context.User) is { } user ? (user, true) : (CallerAddress.Of(context), false);
}
