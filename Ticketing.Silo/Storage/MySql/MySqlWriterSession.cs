using System.Globalization;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// The writer's connection, and the writer's row in the table <c>writers</c>. Every transaction writes its number into that row, so that the
/// row tells whether a COMMIT whose answer was lost took effect. The writer holds a server lock, which ends with its connection. Without
/// <c>Storage:Shared</c> the lock is named after the database and keeps other processes out. With <c>Storage:Shared</c> each writer has a
/// lock of its own, by which the writer recognises its old connection.
/// </summary>
internal sealed class MySqlWriterSession : IDisposable
{
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(15);

    private readonly string _connectionString;
    private readonly TimeSpan _timeout;
    private readonly string _lockName;
    private readonly string _writer = Guid.NewGuid().ToString("N");
    private MySqlSession? _session;
    private long _lastId;

    /// <summary>Connects, takes the lock and makes the row.</summary>
    /// <exception cref="InvalidOperationException">Another process uses the database.</exception>
    public MySqlWriterSession(StorageOptions options, DateTimeOffset now)
    {
        (_connectionString, _timeout) = (options.MySql!, options.MySqlTimeout);
        _session = MySqlSession.Open(_connectionString, _timeout);
        try
        {
            // A lock's name is valid for the whole server, so it contains a hash of the database's name. It has 64 characters at most.
            var database = _session.Text("LEFT(SHA2(DATABASE(), 256), 20)");
            _lockName = options.Shared ? $"ticketing-{_writer}" : $"ticketing-{database}";
            if (!TryLock(_session, TakeOver))
                throw new InvalidOperationException("The MySQL database is in use by another process. Stop that one, choose another database, or set Storage:Shared in a cluster.");
            _lastId = _session.Id;
            _session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                DELETE FROM writers WHERE started_at < {now.AddDays(-7).UtcTicks};
                INSERT INTO writers (writer, batch, started_at) VALUES ('{_writer}', 0, {now.UtcTicks});
                """));
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>The connection; made again when the last one was dropped.</summary>
    /// <exception cref="InvalidOperationException">Another process took the database over meanwhile.</exception>
    public MySqlSession Session => _session ??= Reconnect();

    /// <summary>The statement that writes a transaction's number into the writer's row.</summary>
    public string Mark(long batch) => string.Create(CultureInfo.InvariantCulture, $"UPDATE writers SET batch = {batch} WHERE writer = '{_writer}'");

    /// <summary>
    /// Whether the transaction with this number was committed. This query waits for the lock of the writer's row, so a transaction that the
    /// server was still working on has ended when the query returns.
    /// </summary>
    public bool IsCommitted(long batch)
    {
        Session.Execute("START TRANSACTION");
        var last = Session.Number($"SELECT batch FROM writers WHERE writer = '{_writer}' FOR UPDATE");
        Session.Execute("ROLLBACK");
        return last == batch;
    }

    /// <summary>Gives the connection up.</summary>
    public void Drop()
    {
        _session?.Dispose();
        _session = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Drop();

    private MySqlSession Reconnect()
    {
        var session = MySqlSession.Open(_connectionString, _timeout);
        try
        {
            // The server may not have noticed yet that the old connection is gone. That connection is killed, because its work must be over
            // before anything is asked.
            var holder = session.Number($"SELECT IS_USED_LOCK('{_lockName}')");
            if (holder != 0 && holder == _lastId) session.Execute(string.Create(CultureInfo.InvariantCulture, $"KILL {holder}"));
            if (!TryLock(session, _timeout)) throw new InvalidOperationException("Another process has taken the MySQL database over.");
            _lastId = session.Id;
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private bool TryLock(MySqlSession session, TimeSpan patience) =>
        session.Number(string.Create(CultureInfo.InvariantCulture, $"SELECT GET_LOCK('{_lockName}', {(int)Math.Min(patience.TotalSeconds, _timeout.TotalSeconds / 2)})")) == 1;
}
