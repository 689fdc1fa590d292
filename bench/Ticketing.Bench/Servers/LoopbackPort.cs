using System.Net;
using System.Net.Sockets;

namespace Ticketing.Bench.Servers;

/// <summary>Finds free ports on 127.0.0.1.</summary>
internal static class LoopbackPort
{
    /// <summary>A port on which no process listens at present.</summary>
    public static int Free()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
