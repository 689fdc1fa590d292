using System.Threading.Channels;

namespace Ticketing.Peers.Storage;

/// <summary>
/// Connections that stay open, each with its prepared statements. A driver's own pool resets a connection with a round trip whenever it is
/// rented; this one does not. Callers wait for one without a thread.
/// </summary>
internal sealed class SessionPool
{
    private readonly Channel<Session> _free;

    /// <summary>Connects.</summary>
    public SessionPool(string connectionString, int count)
    {
        // Where the driver's async methods block, every busy connection holds a thread; the pool would otherwise add them one per half second.
        ThreadPool.GetMinThreads(out var threads, out var completions);
        ThreadPool.SetMinThreads(Math.Max(threads, count + (2 * Environment.ProcessorCount)), completions);
        _free = Channel.CreateBounded<Session>(count);
        for (var i = 0; i < count; i++) _free.Writer.TryWrite(new Session(PeerDriver.Open(connectionString)));
    }

    /// <summary>Waits for a connection.</summary>
    public async ValueTask<Lease> RentAsync() => new(_free.Writer, await _free.Reader.ReadAsync());

    /// <summary>A rented connection; goes back when disposed.</summary>
    internal readonly struct Lease(ChannelWriter<Session> free, Session session) : IDisposable
    {
        /// <summary>The connection.</summary>
        public Session Session => session;

        /// <inheritdoc/>
        public void Dispose() => free.TryWrite(session);
    }
}
