using System.Net;
using System.Net.Sockets;

namespace Ticketing.Tests.Faults.Running;

/// <summary>A TCP proxy to a port of this machine, which can be made slow or cut.</summary>
internal sealed class TcpProxy : IDisposable
{
    private const int MaxConnections = 64;
    private const int BufferSize = 16_384;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly Lock _gate = new();
    private readonly List<TcpClient> _open = [];
    private bool _isCut;
    private int _questions;

    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start(MaxConnections);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Number of pieces that came from the client; a short request is one piece.</summary>
    public int Questions => Volatile.Read(ref _questions);

    /// <summary>How long every piece of an answer is delayed.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Breaks all connections; with <paramref name="andStay"/> new ones are broken too, until <see cref="Mend"/>.</summary>
    public void Cut(bool andStay)
    {
        lock (_gate)
        {
            _isCut = andStay;
            foreach (var client in _open) client.Close();
            _open.Clear();
        }
    }

    public void Mend()
    {
        lock (_gate) _isCut = false;
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut(andStay: true);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target);
                if (!TryRegister(client, server)) return;
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), isAnswer: false), PumpAsync(server.GetStream(), client.GetStream(), isAnswer: true));
            }
            catch (Exception lost) when (lost is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // One side has closed the connection; the other side is closed below.
            }

            lock (_gate)
            {
                _open.Remove(client);
                _open.Remove(server);
            }
        }
    }

    private bool TryRegister(TcpClient client, TcpClient server)
    {
        lock (_gate)
        {
            if (_isCut || _open.Count >= 2 * MaxConnections) return false;
            _open.Add(client);
            _open.Add(server);
            return true;
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[BufferSize];
        try
        {
            while (await from.ReadAsync(buffer) is var read and > 0)
            {
                if (!isAnswer) Interlocked.Increment(ref _questions);
                if (isAnswer && Delay > TimeSpan.Zero) await Task.Delay(Delay);
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception lost) when (lost is SocketException or IOException or ObjectDisposedException)
        {
            // The connection is over.
        }
    }
}
