using System.Net;
using Microsoft.AspNetCore.Http;
using Ticketing.Grains.Ids;

namespace Ticketing.Api.Rates;

/// <summary>Where a request comes from.</summary>
internal static class CallerAddress
{
    /// <summary>The whole address, for people to read.</summary>
    public static string TextOf(HttpContext context) => TextOf(context.Connection.RemoteIpAddress);

    /// <summary>An address of a connection, for people to read.</summary>
    public static string TextOf(IPAddress? address) => Plain(address).ToString();

    /// <summary>
    /// The <see cref="NetworkSite"/> by which the caller is counted. Behind a reverse proxy this is the proxy's, unless the host reads the
    /// proxy's headers.
    /// </summary>
    public static string Of(HttpContext context) => NetworkSite.Of(Plain(context.Connection.RemoteIpAddress));

    private static IPAddress Plain(IPAddress? address) => address switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        _ => address,
    };
}
