namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database file from time to time. A thread with its own connection copies most of it while the writer
/// goes on; under load this takes a tenth of a second. Then the writer copies what it has written meanwhile. Only when everything is copied
/// does SQLite start the log from the beginning instead of letting it grow (https://www.sqlite.org/wal.html#ckpt).
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    private readonly AutoResetEvent _wanted = new(initialState: false);
    private readonly Thread _thread;
    private readonly int _writesPerCheckpoint;
    private int _writes;
    private volatile State _state;

    /// <summary>Starts the thread.</summary>
    /// <param name="path">The file.</param>
    /// <param name="writesPerCheckpoint">
    /// Rows written between two checkpoints. A checkpoint copies each changed page once, so fewer checkpoints copy less. SQLite's own checkpoint,
    /// at 256 MiB of log, is the backstop.
    /// </param>
    public SqliteCheckpoints(string path, int writesPerCheckpoint = 32_768)
    {
        _writesPerCheckpoint = writesPerCheckpoint;
        var database = SqliteConnections.OpenWriter(path);
        _thread = new Thread(() =>
        {
            using (database) Run(database);
        })
        { Name = "storage checkpoints", IsBackground = true };
        _thread.Start();
    }

    private enum State
    {
        Idle,
        Copying,
        Copied,
        Ended,
    }

    /// <summary>Whether the thread is copying.</summary>
    public bool IsCopying => _state == State.Copying;

    /// <summary>Counts rows that were written.</summary>
    public void Count(int writes) => _writes += writes;

    /// <summary>Finishes a checkpoint that the thread has copied, and starts one when it is due. Called by the writer between two batches.</summary>
    public void Tidy(SqliteDatabase writer)
    {
        if (_state == State.Copied)
        {
            writer.Checkpoint();
            _state = State.Idle;
        }

        if (_state != State.Idle || _writes < _writesPerCheckpoint) return;
        _writes = 0;
        _state = State.Copying;
        _wanted.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _state = State.Ended;
        _wanted.Set();
        _thread.Join();
        _wanted.Dispose();
    }

    private void Run(SqliteDatabase database)
    {
        while (_wanted.WaitOne() && _state == State.Copying)
        {
            database.Checkpoint();
            Interlocked.CompareExchange(ref _state, State.Copied, State.Copying);
        }
    }
}
