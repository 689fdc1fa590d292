using System.Threading.Channels;
using MySqlConnector;

namespace Ticketing.Peers.Storage;

/// <summary>
/// Connections of MySqlConnector, the silo's driver, that stay open, each with its prepared statements. The driver's own pool resets a connection with a
/// round trip whenever it is rented; this one does not. Callers wait for one without a thread.
/// </summary>
internal sealed class SessionPool
{
    private readonly Channel<Session> _free;

    private SessionPool(int count) => _free = Channel.CreateBounded<Session>(count);

    /// <summary>Connects.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="count">How many connections.</param>
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

    /// <summary>A rented connection; goes back when disposed.</summary>
    internal readonly struct Lease(ChannelWriter<Session> free, Session session) : IDisposable
    {
        /// <summary>The connection.</summary>
        public Session Session => session;

        /// <inheritdoc/>
        public void Dispose() => free.TryWrite(session);
    }
}
