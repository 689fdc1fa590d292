using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.MySql;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage;

/// <summary>
/// The silo's row store. Group commit: the commits of all grains meet in one queue, one thread writes them in one transaction,
/// so the cost of a disk sync is shared by hundreds of callers (DeWitt et al., "Implementation techniques for main memory database
/// systems", 1984).
/// </summary>
internal sealed class CommitPipeline : IRowStore, IDisposable
{
    private readonly StorageOptions _options;
    private readonly StorageMetrics _metrics;
    private readonly IDatabase _database;
    private readonly GatheringQueue<PendingCommit> _commits;
    private readonly GatheringQueue<PendingRead> _reads;
    private readonly GatheringQueue<PendingRead>? _replicaReads;
    private readonly CommitWriter _writer;
    private readonly List<Thread> _threads = [];
    private int _disposed;

    private CommitPipeline(StorageOptions options, StorageMetrics metrics, IDatabase database)
    {
        (_options, _metrics, _database) = (options, metrics, database);
        _commits = new(options.MaxQueuedWrites, options.MaxBatchWrites);
        _reads = new(options.MaxQueuedQueries, options.MaxBatchQueries);
        _writer = new CommitWriter(database.OpenWriter(), _commits, metrics);
        var readers = Enumerable.Range(0, options.Readers).Select(_ => new RowReader(database.OpenReader(), _reads, metrics)).ToList();
        if (database.OpenReplicaReader() is { } replica)
        {
            _replicaReads = new(options.MaxQueuedQueries, options.MaxBatchQueries);
            readers.Add(new RowReader(replica, _replicaReads, metrics, fallback: _reads));
        }

        Start("storage writer", _writer.Run, _writer);
        foreach (var reader in readers) Start("storage reader", reader.Run, reader);
        metrics.Watch(() => _commits.Weight, () => _reads.Weight);
    }

    /// <summary>Row writes that wait.</summary>
    public int QueuedWrites => _commits.Weight;

    /// <summary>Batches committed so far.</summary>
    public long Batches => _writer.Batches;

    /// <summary>Opens the database that the options name, brings it to this program's schema, and starts the threads.</summary>
    /// <exception cref="InvalidOperationException">It cannot be reached or used, or is of a newer version.</exception>
    public static CommitPipeline Open(StorageOptions options, StorageMetrics metrics, TimeProvider time, StorageHooks? hooks = null, ILogger? logger = null)
    {
        options.Validate();
        IDatabase database = options.MySql is null
            ? new SqliteStore(options, time.GetUtcNow(), hooks ?? new StorageHooks(), logger ?? NullLogger.Instance)
            : new MySqlStore(options, time.GetUtcNow(), hooks ?? new StorageHooks());
        try
        {
            return new CommitPipeline(options, metrics, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
    {
        RowRules.Check(writes);
        foreach (var write in writes) Schema.Current.TableOf(write.Row);

        var commit = new PendingCommit(writes);
        var span = CommitSpans.Start(writes.Count);
        if (_commits.TryAdd(commit, writes.Count)) return new(span is null ? commit.Answer : CommitSpans.EndAsync(span, commit.Answer));
        span?.Dispose();
        return ValueTask.FromException<Row?>(Refuse("row writes", _commits.Weight));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        RowRules.Check(query);
        var read = new PendingRead<T>(query);
        if (query.MayBeStale && _replicaReads?.TryAdd(read, weight: 1) == true) return new(read.Answer);
        if (_reads.TryAdd(read, weight: 1)) return new(read.Answer);
        return ValueTask.FromException<IReadOnlyList<T>>(Refuse("queries", _reads.Weight));
    }

    /// <summary>Lets nothing in any more, writes what is queued, closes. What the drain time does not suffice for fails; it was not written.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _commits.Close();
        _reads.Close();
        _replicaReads?.Close();
        var deadline = Environment.TickCount64 + (long)_options.DrainTimeout.TotalMilliseconds;
        var ended = true;
        foreach (var thread in _threads)
            ended &= thread.Join((int)Math.Clamp(deadline - Environment.TickCount64, 0, int.MaxValue));

        var closing = new StoreUnavailableException("The store was closed before it came to this. Nothing was written.");
        foreach (var commit in _commits.Abandon()) commit.Fail(closing);
        foreach (var read in _reads.Abandon().Concat(_replicaReads?.Abandon() ?? [])) read.Fail(closing);

        // A thread that still writes keeps the lock until the process ends, so that nobody else opens the database meanwhile.
        if (ended) _database.Dispose();
    }

    private void Start(string name, Action run, IDisposable connection)
    {
        var thread = new Thread(() =>
        {
            using (connection) run();
        })
        { Name = name, IsBackground = true };
        _threads.Add(thread);
        thread.Start();
    }

    private StoreUnavailableException Refuse(string what, int waiting)
    {
        _metrics.Refused();
        return new StoreUnavailableException(
            Volatile.Read(ref _disposed) != 0 ? "The store is closed. Nothing was written." : $"The store is overloaded: {waiting} {what} wait. Nothing was written.");
    }
}
