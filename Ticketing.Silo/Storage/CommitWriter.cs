using System.Diagnostics;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>
/// The only writer of this process: takes everything pending, has it written in one transaction in the order it came, and answers
/// after COMMIT returned. A conflict is the business of its own caller; a failure of the transaction is everybody's.
/// </summary>
internal sealed class CommitWriter(IBatchWriter database, GatheringQueue<PendingCommit> queue, StorageMetrics metrics) : IDisposable
{
    private long _batches;

    /// <summary>Batches committed so far.</summary>
    public long Batches => Volatile.Read(ref _batches);

    /// <summary>Works until the queue is closed and empty.</summary>
    public void Run()
    {
        var batch = new List<PendingCommit>();
        while (queue.Take(batch))
        {
            Write(batch);
            batch.Clear();
            database.Tidy();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private void Write(List<PendingCommit> batch)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            database.Write(batch);
        }
#pragma warning disable CA1031 // Whatever went wrong, the callers must be told and the thread must live.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(batch, exception);
            return;
        }

        Answer(batch, Stopwatch.GetElapsedTime(started));
    }

    private void Answer(List<PendingCommit> batch, TimeSpan duration)
    {
        var (writes, conflicts) = (0, 0);
        foreach (var commit in batch)
        {
            writes += commit.Writes.Count;
            if (commit.Conflict is not null) conflicts++;
        }

        Volatile.Write(ref _batches, _batches + 1);
        metrics.Committed(writes, duration, conflicts);
        foreach (var commit in batch) commit.Complete();
    }

    private void Fail(List<PendingCommit> batch, Exception cause)
    {
        metrics.BatchFailed();
        foreach (var commit in batch)
        {
            // An exception for each: callers that threw the same one would write into each other's stack trace.
            if (commit.IsSettled) commit.Complete();
            else commit.Fail(ToldOf(cause));
        }
    }

    private static Exception ToldOf(Exception cause) => cause switch
    {
        StoreUnavailableException => new StoreUnavailableException(cause.Message, cause),
        CommitOutcomeUnknownException => new CommitOutcomeUnknownException(cause.Message, cause),
        _ => new CommitOutcomeUnknownException($"The commit's outcome is unknown: {cause.Message}", cause),
    };
}
