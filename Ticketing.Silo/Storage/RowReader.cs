using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>Answers queries in groups, on a connection of its own.</summary>
/// <param name="database">The connection.</param>
/// <param name="queue">Where the queries come from.</param>
/// <param name="metrics">What is told about them.</param>
/// <param name="fallback">Where queries go that the database could not be asked, if anywhere.</param>
internal sealed class RowReader(
    IBatchReader database, GatheringQueue<PendingRead> queue, StorageMetrics metrics, GatheringQueue<PendingRead>? fallback = null) : IDisposable
{
    /// <summary>Works until the queue is closed and empty.</summary>
    public void Run()
    {
        var batch = new List<PendingRead>();
        while (queue.Take(batch))
        {
            Answer(batch);
            batch.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private void Answer(List<PendingRead> batch)
    {
        try
        {
            database.Answer(batch);
            metrics.Answered(batch.Count);
        }
#pragma warning disable CA1031 // Whatever went wrong, the callers must be told and the thread must live.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var told = exception is StoreUnavailableException ? exception.Message : $"Reading failed: {exception.Message}";
            foreach (var read in batch)
            {
                // Those that were answered already stay answered.
                if (!read.IsAnswered && fallback?.TryAdd(read, weight: 1) != true) read.Fail(new StoreUnavailableException(told, exception));
            }
        }
    }
}
