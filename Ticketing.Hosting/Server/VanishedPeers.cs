using System.Net.Sockets;

namespace Ticketing.Hosting.Server;

/// <summary>
/// A phone that drives into a tunnel says no goodbye. What is sent to it stays unacknowledged, and Linux tries for about a quarter
/// of an hour before it gives up; all that time its live stream would keep a place. TCP_USER_TIMEOUT (RFC 5482) shortens that, and a
/// live stream sends something every twenty seconds.
/// </summary>
internal static class VanishedPeers
{
    private const int TcpLevel = 6;
    private const int UserTimeout = 18;

    /// <summary>Sets the time on a listening socket; the connections it accepts inherit it. Elsewhere than on Linux the system's own time holds.</summary>
    public static Socket CutAfter(TimeSpan time, Socket listener)
    {
        if (OperatingSystem.IsLinux() && listener.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
            listener.SetRawSocketOption(TcpLevel, UserTimeout, BitConverter.GetBytes((int)time.TotalMilliseconds));
        return listener;
    }

    /// <summary>The time a socket has; for tests.</summary>
    internal static TimeSpan TimeOf(Socket socket)
    {
        Span<byte> milliseconds = stackalloc byte[sizeof(int)];
        socket.GetRawSocketOption(TcpLevel, UserTimeout, milliseconds);
        return TimeSpan.FromMilliseconds(BitConverter.ToInt32(milliseconds));
    }
}
