using System.Net;
using System.Net.Sockets;

namespace Ticketing.Bench.Servers;

/// <summary>Ports of this machine.</summary>
internal static class LoopbackPort
{
    /// <summary>A port that nobody listens on at present.</summary>
    public static int Free()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
