using System.Diagnostics.Metrics;

namespace Ticketing.Silo.Storage;

/// <summary>What the store tells about itself, under the meter <c>Ticketing.Storage</c>.</summary>
internal sealed class StorageMetrics
{
    private readonly Meter _meter;
    private readonly Histogram<int> _batchWrites;
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<int> _batchQueries;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failedBatches;

    /// <summary>Makes the instruments.</summary>
    public StorageMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Ticketing.Storage");
        _batchWrites = _meter.CreateHistogram<int>("ticketing.storage.batch.writes", "{row}", "Row writes in one transaction");
        _commitDuration = _meter.CreateHistogram<double>("ticketing.storage.commit.duration", "s", "From BEGIN until COMMIT returned");
        _batchQueries = _meter.CreateHistogram<int>("ticketing.storage.batch.queries", "{query}", "Queries in one read transaction");
        _conflicts = _meter.CreateCounter<long>("ticketing.storage.conflicts", "{commit}", "Commits refused because a row was not as expected");
        _refused = _meter.CreateCounter<long>("ticketing.storage.refused", "{call}", "Calls refused because the queue was full");
        _failedBatches = _meter.CreateCounter<long>("ticketing.storage.batch.failures", "{transaction}", "Batches that were not written, or whose outcome is unknown");
    }

    /// <summary>Lets the queues be watched.</summary>
    public void Watch(Func<int> queuedWrites, Func<int> queuedQueries)
    {
        _meter.CreateObservableGauge("ticketing.storage.queue.writes", queuedWrites, "{row}", "Row writes that wait for the writer");
        _meter.CreateObservableGauge("ticketing.storage.queue.queries", queuedQueries, "{query}", "Queries that wait for a reader");
    }

    /// <summary>A transaction was committed.</summary>
    public void Committed(int writes, TimeSpan duration, int conflicts)
    {
        _batchWrites.Record(writes);
        _commitDuration.Record(duration.TotalSeconds);
        if (conflicts > 0) _conflicts.Add(conflicts);
    }

    /// <summary>A transaction failed.</summary>
    public void BatchFailed() => _failedBatches.Add(1);

    /// <summary>A read transaction was answered.</summary>
    public void Answered(int queries) => _batchQueries.Record(queries);

    /// <summary>A call found the queue full.</summary>
    public void Refused() => _refused.Add(1);
}
