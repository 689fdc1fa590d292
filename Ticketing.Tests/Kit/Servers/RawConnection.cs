using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>A connection to the server without a client that would be polite on the test's behalf.</summary>
internal sealed class RawConnection : IDisposable
{
    // An answer that never comes fails the test instead of stopping the run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket;

    private RawConnection(Socket socket) => _socket = socket;

    /// <summary>Connects; the receive buffer is a small one, so that what is not read soon stands still at the sender.</summary>
    public static async Task<RawConnection> OpenAsync(ApiServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await socket.ConnectAsync(IPAddress.Loopback, server.Http.BaseAddress!.Port);
        return new RawConnection(socket);
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>What the server says until it closes the connection; empty when it says nothing.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        var buffer = new byte[4_096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
                answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // The server may also cut the connection.
        }

        return answer.ToString();
    }

    /// <summary>What the server says until a text occurs in it.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var answer = "";
        var buffer = new byte[256];
        while (!answer.Contains(text, StringComparison.Ordinal))
        {
            var count = await _socket.ReceiveAsync(buffer, patience.Token);
            if (count == 0) throw new InvalidOperationException($"The server closed after \"{answer}\".");
            answer += Encoding.UTF8.GetString(buffer, 0, count);
        }

        return answer;
    }

    /// <summary>Sends a whole request and gives the status of the answer; the connection is closed after it.</summary>
    public async Task<int> StatusOfAsync(string head)
    {
        await SendAsync(head + "\r\n");
        return StatusOf(await ReadToEndAsync());
    }

    /// <summary>The status in a head; 0 when there is no answer.</summary>
    public static int StatusOf(string answer) => answer.Length == 0 ? 0 : int.Parse(answer.AsSpan(9, 3));

    /// <summary>Ends like a process that is killed: the peer gets a reset, and no goodbye.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();
}
