using System.Net;
using Microsoft.AspNetCore.Http;
using Ticketing.Grains.Ids;

namespace Ticketing.Api.Rates;

/// <summary>Where a request comes from.</summary>
internal static class CallerAddress
{
    /// <summary>The whole address, for people to read.</summary>
    public static string TextOf(HttpContext context) => AddressOf(context).ToString();

    /// <summary>
    /// The <see cref="NetworkSite"/> by which the caller is counted. Behind a reverse proxy this is the proxy's, unless the host reads the
    /// proxy's headers.
    /// </summary>
    public static string Of(HttpContext context) => NetworkSite.Of(AddressOf(context));

    private static IPAddress AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
