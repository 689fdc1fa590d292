using System.Net;
using Microsoft.AspNetCore.Http;

namespace Ticketing.Api.Rates;

/// <summary>The network address by which callers are counted: an IPv4 address, or the /64 prefix that an IPv6 site gets.</summary>
internal static class CallerAddress
{
    private const int Ipv6SiteBytes = 8;

    /// <summary>The whole address, for people to read.</summary>
    public static string TextOf(HttpContext context) => AddressOf(context).ToString();

    /// <summary>The caller's address. Behind a reverse proxy this is the proxy's address, unless the host reads the proxy's headers.</summary>
    public static string Of(HttpContext context)
    {
        var address = AddressOf(context);
        return address.GetAddressBytes() is { Length: > 4 } bytes
            ? Convert.ToHexString(bytes, 0, Ipv6SiteBytes)
            : address.ToString();
    }

    private static IPAddress AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
