using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Ticketing.Tests.Deploy;

/// <summary>A name server that gives every name the same IPv4 addresses, as a headless service of Kubernetes has several (RFC 1035).</summary>
internal sealed class ProxyNames : IDisposable
{
    private const int Header = 12;
    private const int Question = 5; // the end of the name, the type, the class
    private static readonly byte[] AnswerHead = [0xC0, Header, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4]; // the question's name, A, IN, a second, 4 bytes

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly IPAddress[] _addresses;

    public ProxyNames(params IPAddress[] addresses)
    {
        _addresses = addresses;
        _ = AnswerAsync();
    }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public void Dispose() => _socket.Dispose();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _socket.ReceiveAsync();
                await _socket.SendAsync(Answer(asked.Buffer), asked.RemoteEndPoint);
            }
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private byte[] Answer(byte[] query)
    {
        var end = Array.IndexOf(query, (byte)0, Header) + Question;
        var isIpv4 = query[end - 3] == 1;
        var answers = isIpv4 ? _addresses : [];
        byte[] answer = [.. query[..end], .. answers.SelectMany(address => AnswerHead.Concat(address.GetAddressBytes()))];
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(2), 0x8580); // an answer, of who knows
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), (ushort)answers.Length);
        answer.AsSpan(8, 4).Clear();
        return answer;
    }
}
