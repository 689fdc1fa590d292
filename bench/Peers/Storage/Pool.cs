using System.Threading.Channels;

namespace Ticketing.Peers.Storage;

/// <summary>
/// Open connections, each with its prepared statements. The drivers' own pools reset a connection whenever it is rented; this pool does not. Callers wait
/// for a connection without blocking a thread.
/// </summary>
/// <typeparam name="TSession">A connection with its statements.</typeparam>
internal sealed class Pool<TSession>
{
    private readonly Channel<TSession> _free;

    private Pool(int count) => _free = Channel.CreateBounded<TSession>(count);

    /// <summary>Opens the connections.</summary>
    /// <param name="count">The number of connections.</param>
    /// <param name="open">Opens one connection.</param>
    public static async Task<Pool<TSession>> OpenAsync(int count, Func<Task<TSession>> open)
    {
        var pool = new Pool<TSession>(count);
        for (var i = 0; i < count; i++) pool._free.Writer.TryWrite(await open());
        return pool;
    }

    /// <summary>Waits for a connection.</summary>
    public async ValueTask<Lease> RentAsync() => new(_free.Writer, await _free.Reader.ReadAsync());

    /// <summary>A rented connection; disposing it returns it to the pool.</summary>
    internal readonly struct Lease(ChannelWriter<TSession> free, TSession session) : IDisposable
    {
        /// <summary>The connection.</summary>
        public TSession Session => session;

        /// <inheritdoc/>
        public void Dispose() => free.TryWrite(session);
    }
}
