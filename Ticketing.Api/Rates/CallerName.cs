using System.Net;
using Microsoft.AspNetCore.Http;
using Ticketing.Api.Accounts;

namespace Ticketing.Api.Rates;

/// <summary>Whose budget a request is charged to: a person who is logged in is one caller wherever they are, others are counted by address.</summary>
internal static class CallerName
{
    private const int Ipv6SiteBytes = 8;

    /// <summary>The caller's name, and whether it is a person's.</summary>
    public static (string Name, bool IsUser) Of(HttpContext context) =>
        Caller.UserClaim(context.User) is { } user ? (user, true) : (OfAddress(context.Connection.RemoteIpAddress ?? IPAddress.None), false);

    // IPv6 by the /64 a site gets.
    private static string OfAddress(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: > 4 } bytes
            ? Convert.ToHexString(bytes, 0, Ipv6SiteBytes)
            : address.ToString();
    }
}
