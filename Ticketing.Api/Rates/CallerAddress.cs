using System.Net;
using Microsoft.AspNetCore.Http;

namespace Ticketing.Api.Rates;

/// <summary>Where a request comes from, as callers are counted: an IPv4 address, or the /64 that a site gets of IPv6.</summary>
internal static class CallerAddress
{
    private const int Ipv6SiteBytes = 8;

    /// <summary>The address; behind a reverse proxy the proxy's, unless the host takes it from the proxy's headers.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: > 4 } bytes
            ? Convert.ToHexString(bytes, 0, Ipv6SiteBytes)
            : address.ToString();
    }
}
