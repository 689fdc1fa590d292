namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the file now and then, almost all of it while the writer goes on: a thread with a connection of its
/// own does the work, which takes a tenth of a second under load, and when it is done the writer copies what it has written meanwhile.
/// Only then is everything copied, and SQLite begins the log anew instead of letting it grow (https://www.sqlite.org/wal.html#ckpt).
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
    /// Rows between two: a checkpoint copies each changed page once, so rarer ones copy less. SQLite's own, at 256 MiB of log, is the backstop.
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

    /// <summary>Whether the thread is at work.</summary>
    public bool IsCopying => _state == State.Copying;

    /// <summary>Rows were written.</summary>
    public void Count(int writes) => _writes += writes;

    /// <summary>Starts a checkpoint when it is time for one, and ends one that was started. Called by the writer between two batches.</summary>
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
