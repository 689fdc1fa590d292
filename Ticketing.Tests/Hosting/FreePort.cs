using System.Net;
using System.Net.Sockets;

namespace Ticketing.Tests.Hosting;

/// <summary>Ports for what must be told one before it listens, such as an Orleans silo: two that are told the same one share it without a word.</summary>
internal static class FreePort
{
    /// <summary>A loopback port that nobody listens at.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
