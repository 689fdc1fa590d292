using System.Threading.Channels;

namespace Ticketing.Peers.Batches;

/// <summary>
/// A bounded queue in front of one writer, which takes everything that waits and answers the callers when the batch is written. While a batch is written,
/// the next one gathers. No timer delays a batch, so a single caller waits only for its own write.
/// </summary>
/// <typeparam name="TItem">What callers hand over.</typeparam>
/// <typeparam name="TResult">What callers get.</typeparam>
internal sealed class BatchQueue<TItem, TResult>
{
    private const int MaxWaiting = 8_192;
    private const int MaxBatch = 1_024;

    private readonly Channel<Entry> _waiting = Channel.CreateBounded<Entry>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>Adds an item, unless the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <param name="result">The result of the item; complete once its batch is written.</param>
    public bool TryAdd(TItem item, out Task<TResult> result)
    {
        var entry = new Entry(item, new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        result = entry.Result.Task;
        return _waiting.Writer.TryWrite(entry);
    }

    /// <summary>Writes batches for ever.</summary>
    /// <param name="write">Writes a batch, and returns one result for each item in the same order. An exception goes to all callers of the batch.</param>
    public async Task RunAsync(Func<IReadOnlyList<TItem>, Task<TResult[]>> write)
    {
        var batch = new List<Entry>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var entry)) batch.Add(entry);
            try
            {
                var results = await write([.. batch.Select(entry => entry.Item)]);
                for (var i = 0; i < batch.Count; i++) batch[i].Result.SetResult(results[i]);
            }
#pragma warning disable CA1031 // Every caller of the batch gets the exception, whatever it is.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                foreach (var entry in batch) entry.Result.TrySetException(failure);
            }

            batch.Clear();
        }
    }

    private readonly record struct Entry(TItem Item, TaskCompletionSource<TResult> Result);
}
