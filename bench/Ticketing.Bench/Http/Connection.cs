using System.Net;
using System.Net.Sockets;

namespace Ticketing.Bench.Http;

/// <summary>One keep-alive connection with at most one request under way.</summary>
internal sealed class Connection(IPEndPoint target, int maxResponseBytes) : IDisposable
{
    /// <summary>The largest request, in bytes.</summary>
    public const int MaxRequestBytes = 8 * 1024;

    private readonly byte[] _request = new byte[MaxRequestBytes];

    /// <summary>The socket, once open.</summary>
    public Socket Socket { get; private set; } = NewSocket();

    /// <summary>The response.</summary>
    public ResponseReader Response { get; } = new(maxResponseBytes);

    /// <summary>The buffer of the next request.</summary>
    public Span<byte> Request => _request;

    /// <summary>Connects, also again after a failure.</summary>
    public void Open()
    {
        Socket.Dispose();
        Socket = NewSocket();
        Socket.Connect(target);
        Socket.Blocking = false;
        Response.Clear();
    }

    /// <summary>
    /// Sends the written request. A request is far smaller than a socket's buffer, so the kernel takes the whole request unless the connection is broken.
    /// </summary>
    /// <returns>False when the connection is broken.</returns>
    public bool TrySend(int length)
    {
        Response.Clear();
        return Socket.Send(_request.AsSpan(0, length), SocketFlags.None, out var error) == length && error == SocketError.Success;
    }

    /// <summary>Reads the received bytes.</summary>
    /// <returns>Whether the response is complete; null when the connection is broken.</returns>
    public bool? Receive()
    {
        var count = Socket.Receive(Response.Free, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) return false;
        return error == SocketError.Success && count > 0 ? Response.Received(count) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
}
