using System.Threading.Channels;
using MySqlConnector;

namespace Ticketing.Peers.Storage;

/// <summary>
/// Open connections of MySqlConnector, the silo's driver, each with its prepared statements. The driver's own pool resets a connection with a round trip
/// whenever the connection is rented; this pool does not. Callers wait for a connection without blocking a thread.
/// </summary>
internal sealed class SessionPool
{
    private readonly Channel<Session> _free;

    private SessionPool(int count) => _free = Channel.CreateBounded<Session>(count);

    /// <summary>Opens the connections.</summary>
    /// <param name="connectionString">The connection string of the database.</param>
    /// <param name="count">The number of connections.</param>
    public static async Task<SessionPool> OpenAsync(string connectionString, int count)
    {
        var settings = new MySqlConnectionStringBuilder(connectionString) { CharacterSet = "utf8mb4", Pooling = false, IgnorePrepare = false };
        var pool = new SessionPool(count);
        for (var i = 0; i < count; i++)
        {
            var connection = new MySqlConnection(settings.ConnectionString);
            await connection.OpenAsync();
            pool._free.Writer.TryWrite(new Session(connection));
        }

        return pool;
    }

    /// <summary>Waits for a connection.</summary>
    public async ValueTask<Lease> RentAsync() => new(_free.Writer, await _free.Reader.ReadAsync());

    /// <summary>A rented connection; disposing it returns it to the pool.</summary>
    internal readonly struct Lease(ChannelWriter<Session> free, Session session) : IDisposable
    {
        /// <summary>The connection.</summary>
        public Session Session => session;

        /// <inheritdoc/>
        public void Dispose() => free.TryWrite(session);
    }
}
