using System.Net;
using System.Net.Sockets;

namespace Ticketing.Grains.Ids;

/// <summary>The network address by which callers are counted: an IPv4 address, or the /64 prefix that an IPv6 site gets.</summary>
public static class NetworkSite
{
    // An IPv6 site has 2^64 addresses, which count as one.
    private const int Ipv6SiteBytes = 8;

    // Callers whose address is not known are counted as one.
    private const string Unknown = "";

    /// <summary>The site of an address.</summary>
    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, Ipv6SiteBytes) : address.ToString();
    }

    /// <summary>The site of an address as text; a text that is no address, such as a site's, is its own site.</summary>
    public static string Of(string? address) => IPAddress.TryParse(address, out var parsed) ? Of(parsed) : address ?? Unknown;
}
