using System.Net;
using System.Net.Sockets;

namespace Ticketing.Tests.Hosting;

/// <summary>Loopback ports for servers that must be told theirs.</summary>
internal static class FreePort
{
    /// <summary>A port that nobody listens on at present.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
